"""An SMS gateway for tests: takes requests and lays each down as a file. Prints its port, and serves until it is ended.

The last digits of a number decide what happens: …404 does not exist, …503 is for later, and of …999 the line is cut after the request, without an answer.
"""

import http.server
import json
import sys
import threading
from pathlib import Path


class Gateway(http.server.BaseHTTPRequestHandler):
    count = 0

    def do_POST(self):
        words = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
        Gateway.count += 1
        kept = Path(sys.argv[1]) / f"{Gateway.count}.json"
        kept.write_text(json.dumps({"path": self.path, "headers": dict(self.headers), "body": words}))
        if "999" in words:
            self.connection.close()
            return
        self.send_response(404 if "404" in words else 503 if "503" in words else 201)
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_GET = do_POST

    def log_message(self, *_):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Gateway)
threading.Thread(target=server.serve_forever, daemon=True).start()
print(server.server_port, flush=True)
sys.stdin.read()
