#!/usr/bin/env bash
# Runs every test: C# (the real browser included) and the widget's. Needs the .NET 10 SDK and Node 20.19 or newer; the browser tests use an installed Chromium
# or Chrome and skip, saying so, where there is none. Prints the sum of all runners as its last line.
set -uo pipefail
cd "$(dirname "$0")"
results=artifacts/test-results
rm -rf "$results"
mkdir -p "$results"
status=0

echo "== Build"
dotnet build DocsBot.sln --nologo --verbosity quiet || exit 1

echo "== C#"
# One project at a time: two browsers and two indexers at once would only take each other's time.
for project in tests/*.Tests/*.csproj; do
  name=$(basename "$project" .csproj)
  dotnet test "$project" --no-build --nologo --verbosity quiet --logger "console;verbosity=minimal" --logger "trx;LogFileName=$name.trx" --results-directory "$results" || status=1
  [ -f "$results/$name.trx" ] || { echo "$name left no result: it did not run to its end."; status=1; }
done

echo "== Widget"
widget="$results/widget.json"
(cd src/widget && npm run --silent check && npm run --silent test -- --reporter=default --reporter=json --outputFile.json="../../$widget") || status=1
[ -f "$widget" ] || { echo "The widget's tests left no result."; status=1; }

node .ci/sum-results.mjs "$results" || status=1
exit $status
