"""The site of a club for tests: serves a calendar over TLS, and all that a bad one may do. Prints its port, and serves until it is ended.

    club.py FOLDER

/agenda.ics is a calendar, /verder leads to it and /kring to itself, /binnen leads to an address of the office, /groot is larger than a calendar may be,
/groeit too and does not say so, /stil never answers, /weg is not there. FOLDER/authority.pem is the certificate to trust; it is for localhost.
"""

import http.server
import sys
import threading
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from mailbox import certificate  # noqa: E402

CALENDAR = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n"


class Club(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        leads = {"/verder": "/agenda.ics", "/kring": "/kring", "/binnen": "https://10.0.0.1/agenda.ics", "/open": "http://localhost/agenda.ics"}
        if self.path in leads:
            self.send_response(302)
            self.send_header("Location", leads[self.path])
            self.end_headers()
        elif self.path == "/agenda.ics":
            self.send_response(200)
            self.send_header("Content-Length", str(len(CALENDAR)))
            self.end_headers()
            self.wfile.write(CALENDAR)
        elif self.path in ("/groot", "/groeit"):
            self.send_response(200)
            if self.path == "/groot":
                self.send_header("Content-Length", "900000000")
            self.end_headers()
            try:
                while True:
                    self.wfile.write(b"X" * 100_000)
            except OSError:
                pass
        elif self.path == "/stil":
            time.sleep(60)
        else:
            self.send_error(404)

    def log_message(self, *words):
        pass


if __name__ == "__main__":
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Club)
    server.daemon_threads = True
    server.socket = certificate(Path(sys.argv[1])).wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(server.server_port, flush=True)
    sys.stdin.read()
