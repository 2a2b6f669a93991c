"""What one would write with Elastic's client for Python and its parallel bulk helper: parallel_bulk.py FILE.

The mapping is that of plainDocument.ts, much less than the worker does. JSON by orjson, four threads.
"""

import json
import os
import resource
import sys
from datetime import datetime, timezone

import orjson
from elasticsearch import Elasticsearch
from elasticsearch.helpers import parallel_bulk
from elasticsearch.serializer import OrjsonSerializer


def named(value):
    if value is None:
        return None
    return {
        "id": value.get("id", value.get("Id")),
        "name": value.get("displayName", value.get("Name")),
        "type": value.get("identityType"),
        "details": value.get("details"),
    }


def action_of(line):
    parsed = orjson.loads(line)
    record = parsed.get("properties", parsed)
    time = record["activityDateTime"]
    info = record.get("provisioningStatusInfo") or {}
    error = info.get("errorInformation")
    status = info.get("status", info.get("Status", "")).lower()
    action = record.get("provisioningAction", record.get("action"))
    changes = [
        {"name": one.get("displayName"), "old_value": one.get("oldValue"), "new_value": one.get("newValue")}
        for one in record.get("modifiedProperties") or []
    ]
    source = named(record.get("sourceIdentity"))
    identity = source or named(record.get("targetIdentity")) or {}
    return {
        "_op_type": "create",
        "_index": "provisioning-logs-" + time[:10].replace("-", "."),
        "_id": record["tenantId"] + ":" + record["id"],
        "_source": {
            "@timestamp": time,
            "event": {
                "id": record["id"],
                "ingested": datetime.now(timezone.utc).isoformat(),
                "duration": (record.get("durationInMilliseconds") or 0) * 1_000_000,
                "action": action,
                "outcome": status,
                "dataset": "entra.provisioning",
            },
            "organization": {"id": record["tenantId"]},
            "message": f"{action} {identity.get('name')}: {status} {(error or {}).get('reason', '')}",
            "error": error and {"code": error.get("errorCode"), "message": error.get("reason")},
            "provisioning": {
                "status": status,
                "action": action,
                "failed": 1 if status == "failure" else 0,
                "change_id": record.get("changeId"),
                "cycle_id": record.get("cycleId"),
                "job_id": record.get("jobId"),
                "application": named(record.get("servicePrincipal")),
                "source_system": named(record.get("sourceSystem")),
                "target_system": named(record.get("targetSystem")),
                "source_identity": source,
                "target_identity": named(record.get("targetIdentity")),
                "identity": {"id": identity.get("id"), "name": identity.get("name")},
                "initiated_by": named(record.get("initiatedBy")),
                "error": error and {"category": error.get("errorCategory")},
                "changed": [change["name"] for change in changes],
                "modified_properties": changes,
                "steps": record.get("provisioningSteps"),
            },
        },
    }


def main():
    client = Elasticsearch(
        os.environ["ELASTICSEARCH_URL"],
        serializers={"application/json": OrjsonSerializer()},
        request_timeout=600,
        connections_per_node=4,
    )
    with open(sys.argv[1], "rb") as lines:
        for _ in parallel_bulk(client, map(action_of, lines), thread_count=4, chunk_size=500):
            pass
    used = resource.getrusage(resource.RUSAGE_SELF)
    usage = {"cpuSeconds": used.ru_utime + used.ru_stime, "peakBytes": used.ru_maxrss * 1024}
    os.write(3, json.dumps(usage).encode())


main()
