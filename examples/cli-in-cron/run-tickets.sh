#!/bin/sh
# Works everything that is due, once. What cron should mail goes to stderr; the whole story goes to the log.
set -u
cd "$(dirname "$0")" || exit 70
folder="${TENURE_FOLDER:-.}"

# Two at once would be safe, one is enough: a round that is still going does what this one would.
exec 9>"$folder/tenure.lock"
flock -n 9 || exit 0

${TENURE:-npx tenure} run --json >>"$folder/tenure.log" 2>"$folder/tenure.err"
code=$?

# 0: done. 1: something to look at. Everything above needs a person or another try.
if [ "$code" -gt 1 ]; then
  echo "tenure run ended with $code:" >&2
  cat "$folder/tenure.err" >&2
fi
exit "$code"
