"""Sends what it is told through botocore, one JSON line for each call, and answers with what botocore decoded."""

import base64
import datetime
import json
import sys

import botocore.session
from botocore.config import Config
from botocore.exceptions import ClientError

URL, CONFIG = sys.argv[1], Config(
    parameter_validation=False, retries={"max_attempts": 1}, inject_host_prefix=False
)
SESSION = botocore.session.Session()
CLIENTS = {}


def client(service):
    if service not in CLIENTS:
        CLIENTS[service] = SESSION.create_client(
            service, region_name="us-east-1", endpoint_url=URL, config=CONFIG,
            aws_access_key_id="AKIAIOSFODNN7EXAMPLE", aws_secret_access_key="secret",
        )
    return CLIENTS[service]


def load(value):
    """The inverse of tests/local-aws/wire/random-values.ts's canonical form."""
    if isinstance(value, list):
        return [load(each) for each in value]
    if not isinstance(value, dict):
        return value
    if list(value) == ["date"] and isinstance(value["date"], (int, float)):
        return datetime.datetime.fromtimestamp(value["date"] / 1000, datetime.timezone.utc)
    if list(value) == ["bytes"]:
        return bytes(value["bytes"])
    return {key: load(each) for key, each in value.items()}


def dump(value):
    if isinstance(value, list):
        return [dump(each) for each in value]
    if isinstance(value, dict):
        return {key: dump(each) for key, each in value.items()}
    if isinstance(value, datetime.datetime):
        return {"date": round(value.timestamp() * 1000)}
    if isinstance(value, bytes):
        return {"bytes": list(value)}
    if hasattr(value, "read"):
        return {"bytes": list(value.read())}
    return value


for line in sys.stdin:
    asked = json.loads(line)
    try:
        output = client(asked["service"])._make_api_call(asked["operation"], load(asked["input"]))
        output.pop("ResponseMetadata", None)
        answer = {"output": dump(output)}
    except ClientError as error:
        answer = {"error": error.response["Error"], "class": type(error).__name__}
    except Exception as error:  # What botocore cannot decode is a finding, not a crash.
        answer = {"failure": f"{type(error).__name__}: {error}"}
    print(json.dumps(answer), flush=True)
