"""What one would write with Elastic's client for Python and its parallel bulk helper: parallel_bulk.py FOLDER.

The folder has the worker's documents as bulk bodies, so that Elasticsearch gets the same work; nothing is mapped here,
each document is only parsed and written as JSON again. JSON by orjson, four threads.
"""

import json
import os
import resource
import sys

import orjson
from elasticsearch import Elasticsearch
from elasticsearch.helpers import parallel_bulk
from elasticsearch.serializer import OrjsonSerializer


def actions(folder):
    for name in sorted(os.listdir(folder)):
        with open(os.path.join(folder, name), "rb") as lines:
            for action, document in zip(lines, lines):
                create = orjson.loads(action)["create"]
                yield {"_op_type": "create", **create, "_source": orjson.loads(document)}


def main():
    client = Elasticsearch(
        os.environ["ELASTICSEARCH_URL"],
        serializers={"application/json": OrjsonSerializer()},
        request_timeout=600,
        connections_per_node=4,
    )
    for _ in parallel_bulk(client, actions(sys.argv[1]), thread_count=4, chunk_size=500):
        pass
    used = resource.getrusage(resource.RUSAGE_SELF)
    usage = {"cpuSeconds": used.ru_utime + used.ru_stime, "peakBytes": used.ru_maxrss * 1024}
    os.write(3, json.dumps(usage).encode())


main()
