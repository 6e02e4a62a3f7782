"""httpbin on a free port of this machine.

python3 echo.py

The one line of standard output is its address. It ends when its standard input does, so it outlives
nobody who started it, however that one ends.
"""

import logging
import os
import sys
import threading

logging.disable(logging.WARNING)
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "python"))

from httpbin import app  # noqa: E402
from werkzeug.serving import make_server  # noqa: E402

server = make_server("127.0.0.1", 0, app, threaded=True)
threading.Thread(target=server.serve_forever, daemon=True).start()
print(f"http://127.0.0.1:{server.server_port}", flush=True)
sys.stdin.read()
