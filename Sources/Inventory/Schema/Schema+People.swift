// People, their rights, and the devices.

extension Schema {
    static let people: [String] = [
        """
        CREATE TABLE app_user (
            id INT64 PRIMARY KEY, name TEXT NOT NULL UNIQUE, display_name TEXT NOT NULL, password_hash TEXT NOT NULL,
            pin_hash TEXT NOT NULL, disabled INT64 NOT NULL, created_ms INT64 NOT NULL)
        """,
        "CREATE TABLE role (name TEXT PRIMARY KEY, built_in INT64 NOT NULL, second_factor INT64 NOT NULL) CLUSTERED",
        // amount_e4 -1: no limit.
        """
        CREATE TABLE role_permission (
            role TEXT NOT NULL, verb TEXT NOT NULL, subject TEXT NOT NULL, amount_e4 INT64 NOT NULL,
            PRIMARY KEY (role, verb, subject)) CLUSTERED
        """,
        // store 0: every store.
        "CREATE TABLE user_role (app_user INT64 NOT NULL, role TEXT NOT NULL, store INT64 NOT NULL, PRIMARY KEY (app_user, role, store)) CLUSTERED",
        // Roles that a person had until then: what they did offline before is judged by what they might do then.
        """
        CREATE TABLE former_role (
            app_user INT64 NOT NULL, role TEXT NOT NULL, store INT64 NOT NULL, until_ms INT64 NOT NULL,
            PRIMARY KEY (app_user, role, store)) CLUSTERED
        """,
        // Passwords that somebody else chose: good for choosing an own one, and for nothing else.
        "CREATE TABLE lent_password (app_user INT64 PRIMARY KEY, lent_ms INT64 NOT NULL)",
        // Refusals of the running minute beyond the first, by who asked what: a flood of them is one more row and not a million.
        """
        CREATE TABLE refusal_tally (
            kind INT64 NOT NULL, app_user INT64 NOT NULL, told TEXT NOT NULL, reason TEXT NOT NULL, session INT64 NOT NULL,
            minute INT64 NOT NULL, more INT64 NOT NULL, PRIMARY KEY (kind, app_user, told, reason)) CLUSTERED
        """,
        "CREATE INDEX refusal_tally_by_minute ON refusal_tally (minute)",
        // Failed sign-ins per account and device, so that an outsider cannot lock everyone out.
        """
        CREATE TABLE sign_in_failure (
            app_user INT64 NOT NULL, device TEXT NOT NULL, failures INT64 NOT NULL, last_ms INT64 NOT NULL,
            PRIMARY KEY (app_user, device)) CLUSTERED
        """,
        // Networks a person has signed in from: guesses from elsewhere do not lock them out there.
        "CREATE TABLE known_device (app_user INT64 NOT NULL, device TEXT NOT NULL, last_ms INT64 NOT NULL, PRIMARY KEY (app_user, device)) CLUSTERED",
        // last_step: no time code counts twice.
        """
        CREATE TABLE second_factor (
            app_user INT64 PRIMARY KEY, secret BYTES NOT NULL, last_step INT64 NOT NULL, confirmed_ms INT64 NOT NULL)
        """,
        """
        CREATE TABLE recovery_code (
            app_user INT64 NOT NULL, code_hash BYTES NOT NULL, used_ms INT64 NOT NULL, PRIMARY KEY (app_user, code_hash)) CLUSTERED
        """,
        // The settings of the last start.
        "CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) CLUSTERED",
        """
        CREATE TABLE person_session (
            id INT64 PRIMARY KEY, token_hash BYTES NOT NULL UNIQUE, app_user INT64 NOT NULL, terminal INT64 NOT NULL,
            created_ms INT64 NOT NULL, last_used_ms INT64 NOT NULL, expires_ms INT64 NOT NULL, ended_ms INT64 NOT NULL)
        """,
        "CREATE INDEX person_session_by_user ON person_session (app_user, ended_ms)",
        """
        CREATE TABLE terminal (
            id INT64 PRIMARY KEY, store INT64 NOT NULL, name TEXT NOT NULL, epoch INT64 NOT NULL, credential_hash BYTES NOT NULL,
            revoked INT64 NOT NULL, enrolled_ms INT64 NOT NULL, last_seen_ms INT64 NOT NULL, applied_through INT64 NOT NULL,
            model TEXT NOT NULL, app_version TEXT NOT NULL)
        """,
        // Devices that prove themselves by a certificate of the shop's own authority, in the epoch it was signed for.
        """
        CREATE TABLE terminal_certificate (terminal INT64 PRIMARY KEY, epoch INT64 NOT NULL, expires_ms INT64 NOT NULL)
        """,
        """
        CREATE TABLE enrolment_code (
            code_hash BYTES PRIMARY KEY, store INT64 NOT NULL, name TEXT NOT NULL, terminal INT64 NOT NULL,
            created_by INT64 NOT NULL, expires_ms INT64 NOT NULL, used_ms INT64 NOT NULL) CLUSTERED
        """,
    ]
}
