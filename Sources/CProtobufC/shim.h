#pragma once

#include <protobuf-c/protobuf-c.h>

/* Whether a text member still points at the constant that message_init put there: nothing was read for it. */
static inline int shelfwire_text_is_unset(const char *text) {
    return text == protobuf_c_empty_string;
}
