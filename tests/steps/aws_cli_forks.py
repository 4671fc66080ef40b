"""Types AWS CLI commands for a script of bash, each in a process of its own.

It is the CLI's own program. This process loads it and runs nothing; each command is a fork of it, so that what takes the CLI
longest is done once. Its waiters do not sleep: time passes on the other side, with every poll.

A request is the count of the arguments, the address of AWS and the arguments, each with a NUL at its end; the answer is the
exit code, with one too, and what was printed.
"""

import os
import select
import socket
import sys
import time

import awscli.clidriver
import awscli.handlers  # Loaded by the first command otherwise.

time.sleep = lambda _seconds: None


def received(connection):
    parts = [b""]
    while len(parts) < 3 or len(parts) < int(parts[0]) + 3:
        chunk = connection.recv(65536)
        if not chunk:
            raise EOFError("the command ended before its last argument")
        parts = (b"\0".join(parts) + chunk).split(b"\0")
    return [part.decode() for part in parts[1:-1]]


def answer(connection):
    url, *arguments = received(connection)
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read)
        os.dup2(write, 1)
        os.environ["AWS_ENDPOINT_URL"] = url
        sys.argv = ["aws", *arguments]
        sys.exit(awscli.clidriver.main())
    os.close(write)
    with open(read, "rb") as output:
        printed = output.read()
    _, status = os.waitpid(child, 0)
    connection.sendall(f"{os.waitstatus_to_exitcode(status) & 255}\0".encode() + printed)


listener = socket.create_server(("127.0.0.1", 0))
print(listener.getsockname()[1], flush=True)
while sys.stdin not in select.select([listener, sys.stdin], [], [])[0]:
    accepted, _ = listener.accept()
    with accepted:
        answer(accepted)
