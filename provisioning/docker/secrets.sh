#!/bin/bash
# Makes what the stack's services know each other by, at the first start: a certificate authority, Elasticsearch's
# certificate, passwords. What is there already stays. Runs as root in Elasticsearch's image; each folder below SECRETS
# is a volume of its own, so that a service sees no more than its own secrets.
set -euo pipefail
umask 077
cd "${SECRETS:-/secrets}"
mkdir -p ca elasticsearch kibana grafana keys

# Letters and digits: they need no quoting anywhere.
random() {
  local text
  text=$(head -c 96 /dev/urandom | base64 | tr -dc 'A-Za-z0-9')
  echo "${text:0:32}"
}

for file in elasticsearch/password kibana/password kibana/encryption-key grafana/password; do
  if [ ! -s "$file" ]; then
    random > "$file"
  fi
done

if [ ! -s elasticsearch/tls.crt ]; then
  work=$(mktemp -d)
  elasticsearch-certutil ca --silent --pem --days 3650 --out "$work/ca.zip"
  unzip -q "$work/ca.zip" -d "$work"
  elasticsearch-certutil cert --silent --pem --days 3650 --name elasticsearch \
    --dns elasticsearch --dns localhost --ip 127.0.0.1 \
    --ca-cert "$work/ca/ca.crt" --ca-key "$work/ca/ca.key" --out "$work/elasticsearch.zip"
  unzip -q "$work/elasticsearch.zip" -d "$work"
  cp "$work/ca/ca.crt" ca/ca.crt
  cp "$work/ca/ca.crt" elasticsearch/ca.crt
  cp "$work/elasticsearch/elasticsearch.key" elasticsearch/tls.key
  # Last: it says that the rest is there. The authority's own key is not kept: nobody can make another certificate.
  cp "$work/elasticsearch/elasticsearch.crt" elasticsearch/tls.crt
  rm -r "$work"
fi

# 1000 is Elasticsearch, Kibana, setup and the worker; 472 is Grafana, which reads its key as a member of 1000.
chmod 400 elasticsearch/* kibana/* grafana/*
chmod 444 ca/ca.crt
chmod 755 ca
chmod 750 keys
if [ "$(id -u)" = 0 ]; then
  chown -R 1000:1000 elasticsearch kibana keys
  chown -R 472:472 grafana
fi
