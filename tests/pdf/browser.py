#!/usr/bin/python3
"""Stands in for Chromium: speaks just enough DevTools over descriptors 3 and 4 to go wrong in the way that MODE says.

ends: says a last word and ends; silent: answers nothing; babbles: says what no message is; refuses: will not print;
garbage: prints what no PDF is; half: prints a PDF without its end; stuck: opens pages that never load.
"""
import base64
import json
import os
import sys
import time

mode = os.path.basename(sys.argv[0]).removesuffix(".py")
left = os.environ.get("TMPDIR", "/tmp")


def say(**message):
    os.write(4, json.dumps(message).encode() + b"\0")


if mode == "ends":
    print("No usable sandbox! See the documentation.", file=sys.stderr)
    sys.exit(1)
if mode == "babbles":
    os.write(4, b"<html>\0")
PDFS = {"garbage": b"<html>no</html>", "half": b"%PDF-1.4\n<</Type /Page >>\n"}
heard = b""
while True:
    piece = os.read(3, 65536)
    if not piece:
        break
    if mode in ("silent", "babbles"):
        time.sleep(600)
    heard += piece
    while b"\0" in heard:
        text, heard = heard.split(b"\0", 1)
        call = json.loads(text)
        answer = {"id": call["id"], "result": {}}
        if "sessionId" in call:
            answer["sessionId"] = call["sessionId"]
        method = call["method"]
        if method == "Browser.getVersion":
            answer["result"] = {"product": "HeadlessChrome/120.0.1"}
        elif method == "Target.createTarget":
            answer["result"] = {"targetId": f"T{call['id']}"}
        elif method == "Target.attachToTarget":
            answer["result"] = {"sessionId": f"S{call['id']}"}
        elif method == "Page.navigate":
            answer["result"] = {"loaderId": "L"}
        elif method == "Page.printToPDF" and mode == "refuses":
            answer = {"id": call["id"], "sessionId": call["sessionId"], "error": {"code": -32000, "message": "Printing failed"}}
        elif method == "Page.printToPDF":
            answer["result"] = {"stream": "1"}
        elif method == "IO.read":
            answer["result"] = {"base64Encoded": True, "data": base64.b64encode(PDFS[mode]).decode(), "eof": True}
        say(**answer)
        if method == "Page.navigate" and mode != "stuck":
            say(method="Page.lifecycleEvent", sessionId=call["sessionId"], params={"name": "load", "loaderId": "L"})
        if method == "Browser.close":
            sys.exit(0)
