"""A mail server for tests: takes mail over SMTP and lays each message down as a file. Prints its port, and serves until it is ended.

    mailbox.py FOLDER [--tls none|starttls|implicit] [--user NAME --password WORD]

Who is written to decides what happens: weg…@ does not exist (550), vol…@ is full for now (452), spam…@ is refused after its text (554), and of stil…@
the text is taken and the line is cut before the answer. With TLS, FOLDER/authority.pem is the certificate to trust; it is for localhost.
"""

import argparse
import asyncio
import ssl
import subprocess
import sys
from pathlib import Path

from aiosmtpd.smtp import SMTP, AuthResult


class Mailbox:
    def __init__(self, folder):
        self.folder, self.count = folder, 0

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("weg"):
            return "550 5.1.1 no such mailbox"
        if address.startswith("vol"):
            return "452 4.2.2 mailbox full"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if envelope.rcpt_tos[0].startswith("spam"):
            return "554 5.7.1 not wanted"
        self.count += 1
        kept = self.folder / f"{self.count}.eml"
        is_secure = server.transport.get_extra_info("ssl_object") is not None
        head = f"X-Envelope: {envelope.mail_from} {' '.join(envelope.rcpt_tos)}\r\nX-TLS: {is_secure}\r\n"
        kept.with_suffix(".part").write_bytes(head.encode() + envelope.original_content)
        kept.with_suffix(".part").rename(kept)
        if envelope.rcpt_tos[0].startswith("stil"):
            server.transport.abort()
        return "250 2.0.0 taken"


def certificate(folder):
    """One that was just made, signed by itself."""
    authority, key = folder / "authority.pem", folder / "key.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2", "-subj", "/CN=localhost",
         "-addext", "subjectAltName=DNS:localhost", "-keyout", key, "-out", authority], check=True, stderr=subprocess.DEVNULL)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(authority, key)
    return context


async def serve(wish):
    folder = Path(wish.folder)
    tls = None if wish.tls == "none" else certificate(folder)
    mailbox = Mailbox(folder)

    def check(server, session, envelope, mechanism, data):
        given = (data.login.decode(), data.password.decode())
        return AuthResult(success=given == (wish.user, wish.password))

    def conversation():
        return SMTP(
            mailbox, hostname="localhost", tls_context=tls if wish.tls == "starttls" else None, require_starttls=wish.tls == "starttls",
            authenticator=check if wish.user else None, auth_required=bool(wish.user), auth_require_tls=wish.tls == "starttls",
            enable_SMTPUTF8=True)

    loop = asyncio.get_running_loop()
    server = await loop.create_server(conversation, "127.0.0.1", 0, ssl=tls if wish.tls == "implicit" else None)
    print(server.sockets[0].getsockname()[1], flush=True)
    # Ends with whoever started it, however that ended.
    await loop.run_in_executor(None, sys.stdin.read)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("folder")
    parser.add_argument("--tls", choices=["none", "starttls", "implicit"], default="none")
    parser.add_argument("--user")
    parser.add_argument("--password")
    asyncio.run(serve(parser.parse_args()))
