"""Who looks leaves a line in the log of processing, the log can be worked out anew, and it is handed on in a form that others read."""

import os
import subprocess
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from google.protobuf import json_format
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest

from conftest import ROOT


class Receiver(HTTPServer):
    """Takes traces as a collector does; keeps what the official message type makes of them."""

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Taking)
        self.spans = []
        self.address = f"http://127.0.0.1:{self.server_port}/v1/traces"
        threading.Thread(target=self.serve_forever, daemon=True).start()


class Taking(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        message = json_format.Parse(body, ExportTraceServiceRequest(), ignore_unknown_fields=False)
        for resource in message.resource_spans:
            for scope in resource.scope_spans:
                self.server.spans += scope.spans
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_):
        pass


@pytest.fixture
def receiver():
    receiver = Receiver()
    yield receiver
    receiver.shutdown()
    receiver.server_close()


def omzien(site, *words):
    command = os.environ.get("OMZIEN_TEST_COMMAND", str(ROOT / ".build/debug/omzien"))
    done = subprocess.run([command, *words, "--database", str(site.databank)], capture_output=True, text=True, timeout=60)
    return done.returncode, done.stdout + done.stderr


def attributes(span):
    return {attribute.key: attribute.value.string_value for attribute in span.attributes}


def test_a_look_at_a_resident_is_in_the_log_which_is_sound_and_handed_on_once(site, verbinder, receiver):
    verbinder.goto("/vandaag?van=iedereen")
    verbinder.locator("a.line-words[href^='/vragen/']").first.click()
    resident = verbinder.locator("a[href^='/bewoners/']").first.get_attribute("href").split("/")[2]
    verbinder.goto(f"/bewoners/{resident}")
    town = ["--municipality", "GM9901"]

    def is_written():
        return "Fatma" in omzien(site, "log", "looks", resident, *town)[1]

    for _ in range(50):
        if is_written():
            break
        verbinder.wait_for_timeout(100)
    assert is_written()
    code, said = omzien(site, "log", "check")
    assert code == 0 and "ongeschonden" in said
    assert "Doorgegeven" in omzien(site, "log", "send", receiver.address, *town)[1]
    looks = [span for span in receiver.spans if span.name == "look-at-person" and attributes(span).get("dpl.core.data_subject_id") == resident]
    assert looks
    assert all(attributes(span)["dpl.core.processing_activity_id"].endswith(":activity:people") for span in looks)
    assert len({span.span_id for span in receiver.spans}) == len(receiver.spans)
    before = len(receiver.spans)
    omzien(site, "log", "send", receiver.address, *town)
    assert not any(span.name == "look-at-person" for span in receiver.spans[before:])
