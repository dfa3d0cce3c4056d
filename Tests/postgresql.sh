#!/usr/bin/env bash
# A PostgreSQL server for tests, in a temporary folder, on a free port of this machine only, as an unprivileged
# user. It is stopped, and its folder removed, when the process that asked for it has gone, however it went.
#
#   Tests/postgresql.sh start PID     prints the address and the folder
#   Tests/postgresql.sh restart DIR   stops it in the middle of what it does and starts it again
#   Tests/postgresql.sh stop DIR      leaves it stopped, until `restart`
set -euo pipefail

# What the caller has open, the server must not keep open after it.
for open in /proc/self/fd/*; do
    number=${open##*/}
    if [ "$number" -gt 2 ] && [ "$number" != 255 ]; then eval "exec $number>&-"; fi
done

programs=$(find /usr/lib/postgresql -maxdepth 2 -name bin 2>/dev/null | sort -V | tail -1)
[ -x "$programs/initdb" ] || {
    echo "The tests need PostgreSQL: bin/setup --tests installs Debian's postgresql-15." >&2
    exit 1
}

# The server refuses to run as root.
unprivileged() {
    if [ "$(id -u)" = 0 ]; then
        setpriv --reuid=postgres --regid=postgres --init-groups env HOME=/tmp "$@"
    else
        "$@"
    fi
}

control() {
    unprivileged "$programs/pg_ctl" -D "$folder/data" -l "$folder/log" -s -w "$@" </dev/null >/dev/null 2>>"$folder/errors"
}

start() {
    folder=$(mktemp -d "${TMPDIR:-/tmp}/esafety-postgresql-XXXXXX")
    [ "$(id -u)" != 0 ] || chown postgres: "$folder"
    # With an order of words of its own, as an installation may have: ours must not depend on it.
    unprivileged "$programs/initdb" -D "$folder/data" -U tests -A trust --no-sync -E UTF8 --locale=C.UTF-8 \
        --locale-provider=icu --icu-locale=nl >/dev/null
    local port
    port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
    unprivileged tee -a "$folder/data/postgresql.conf" >/dev/null <<END
listen_addresses = '127.0.0.1'
port = $port
unix_socket_directories = '$folder'
max_connections = 400
shared_buffers = 64MB
# Nothing here outlives the tests.
fsync = off
full_page_writes = off
END
    # Only this person needs a password.
    unprivileged sed -i '1i host all guarded 127.0.0.1/32 scram-sha-256' "$folder/data/pg_hba.conf"
    control start || {
        cat "$folder/errors" "$folder/log" >&2
        exit 1
    }
    watch "$1" </dev/null >/dev/null 2>&1 &
    echo "postgresql://tests@127.0.0.1:$port/postgres"
    echo "$folder"
}

watch() {
    trap '' INT TERM HUP
    while kill -0 "$1" 2>/dev/null; do sleep 1; done
    control stop -m immediate || true
    rm -rf "$folder"
}

case "${1:-}" in
start) start "$2" ;;
restart)
    folder=$2
    control stop -m fast || true
    control start
    ;;
stop)
    folder=$2
    control stop -m fast
    ;;
*)
    sed -n '2,8p' "$0" >&2
    exit 2
    ;;
esac
