"""Certificates for one test run, made by openssl in a temporary folder: none is ever committed.

    authority.pem           whom both sides trust
    server.pem, server.key  for localhost and 127.0.0.1
    named.pem, named.key    for localhost alone
    client.pem, client.key  for mutual TLS
    stranger.pem            another authority, that nobody trusts
    impostor.pem, .key      a client's, signed by it
"""

import atexit
import os
import shutil
import subprocess
import tempfile

folder = tempfile.mkdtemp(prefix="interop-certificates-")
atexit.register(shutil.rmtree, folder, ignore_errors=True)


def path(name):
    return os.path.join(folder, name)


def read(name):
    with open(path(name), "rb") as file:
        return file.read()


def _openssl(*arguments):
    done = subprocess.run(["openssl", *arguments], cwd=folder, capture_output=True, text=True)
    if done.returncode != 0:
        raise SystemExit(f"openssl {' '.join(arguments)}: {done.stderr}")


def _key(name):
    _openssl("genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-out", f"{name}.key")


def _authority(name):
    _key(name)
    _openssl("req", "-x509", "-new", "-key", f"{name}.key", "-out", f"{name}.pem", "-days", "2", "-subj", f"/CN=Test {name}",
             "-addext", "basicConstraints=critical,CA:TRUE", "-addext", "keyUsage=critical,keyCertSign")


def issue(name, subject, extensions, authority="authority"):
    """A certificate for `subject`, signed by the authority."""
    _key(name)
    _openssl("req", "-new", "-key", f"{name}.key", "-out", f"{name}.csr", "-subj", subject)
    with open(path(f"{name}.ext"), "w") as file:
        file.write(extensions)
    _openssl("x509", "-req", "-in", f"{name}.csr", "-CA", f"{authority}.pem", "-CAkey", f"{authority}.key", "-CAcreateserial",
             "-out", f"{name}.pem", "-days", "2", "-extfile", f"{name}.ext")


_authority("authority")
_authority("stranger")
issue("server", "/CN=Test server", "subjectAltName=DNS:localhost,IP:127.0.0.1\nextendedKeyUsage=serverAuth\n")
issue("named", "/CN=Test server", "subjectAltName=DNS:localhost\nextendedKeyUsage=serverAuth\n")
issue("client", "/CN=PDA 7", "subjectAltName=DNS:pda-7\nextendedKeyUsage=clientAuth\n")
issue("impostor", "/CN=PDA 7", "subjectAltName=DNS:pda-7\nextendedKeyUsage=clientAuth\n", authority="stranger")
