"""Types AWS CLI commands, one JSON list of arguments a line, and answers with what the CLI printed.

It is the CLI's own program, started once instead of once for each command. Its waiters do not sleep: time passes on the
other side, with every poll.
"""

import contextlib
import io
import json
import sys
import time

from awscli.clidriver import create_clidriver

time.sleep = lambda _seconds: None
DRIVER = create_clidriver()

for line in sys.stdin:
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            code = DRIVER.main(json.loads(line))
        except SystemExit as ended:
            code = ended.code
    print(json.dumps({"code": code, "stdout": out.getvalue(), "stderr": err.getvalue()}), flush=True)
