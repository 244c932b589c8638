"""Calls of the user pools API as boto3 makes them.

Takes [method, parameters] pairs as JSON on standard input and the endpoint as the one argument; writes one answer for each
as JSON: {"ok": …}, or {"error": name, "message": text}. A method that begins with "every:" is paged to its end, and
its answer is the list of the pages.
"""

import json
import sys

import boto3
from botocore.exceptions import ClientError

client = boto3.client(
    "cognito-idp",
    endpoint_url=sys.argv[1],
    region_name="ap-northeast-1",
    aws_access_key_id="local",
    aws_secret_access_key="local",
)


def carry_out(method, parameters):
    try:
        if method.startswith("every:"):
            pages = client.get_paginator(method.removeprefix("every:")).paginate(**parameters)
            return {"ok": list(pages)}
        return {"ok": getattr(client, method)(**parameters)}
    except ClientError as refusal:
        error = refusal.response["Error"]
        typed = type(refusal).__name__
        return {"error": error["Code"], "message": error["Message"], "typed": typed}


answers = [carry_out(method, parameters) for method, parameters in json.load(sys.stdin)]
json.dump(answers, sys.stdout, default=str)
