#!/usr/bin/env bash
# Certificates of a cluster on one machine, by EventStoreDB's own tool. Each node sees its own key alone; the key of the
# authority stays in a volume that no node mounts. To make them anew: remove the volumes `certificates-*`.
set -euo pipefail
umask 077
cd /certificates

if [ ! -e authority/ca.crt ]; then
  es-gencert-cli create-ca -days 1825 -out ./authority
fi
cp authority/ca.crt trusted/ca.crt
chmod 755 trusted
chmod 644 trusted/ca.crt

for node in eventstoredb eventstoredb-2 eventstoredb-3; do
  if [ ! -e "$node/node.key" ]; then
    es-gencert-cli create-node -days 730 -ca-certificate ./authority/ca.crt -ca-key ./authority/ca.key \
      -out "./$node" -ip-addresses 127.0.0.1 -dns-names "$node,localhost"
  fi
  # The user of EventStoreDB in its image.
  chown -R 1000:1000 "$node"
done
