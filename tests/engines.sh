#!/bin/sh
# Builds the site as it is, without the theme, and with Zensical, and says what differs. Fails where the pages need the theme;
# that Zensical cannot build them yet is said, and is no fault of ours.
set -u
root=$(pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export SOURCE_DATE_EPOCH=1790000000 NO_MKDOCS_2_WARNING=1
for copy in theme null zensical; do mkdir "$work/$copy" && git ls-files -z | xargs -0 cp --parents -t "$work/$copy"; done
sed -i 's/^  name: material$/  name: null/; /^  font: false$/d' "$work/null/mkdocs.yml"

# Our own checks name the theme as required, so they are left out.
build="import overrides.hooks.checks as checks; checks.check = lambda site: []; from mkdocs.__main__ import cli; cli(['build', '-q', '-s'])"
for copy in theme null; do
  (cd "$work/$copy" && PYTHONPATH=. "$root/.venv/bin/python" -c "$build") >"$work/$copy.log" 2>&1 ||
    { tail -n 5 "$work/$copy.log"; echo "$copy: the build fails."; exit 1; }
done
pages=$(find "$work/theme/site" -name '*.html' | wc -l)
if diff -rq "$work/theme/site" "$work/null/site"; then
  echo "Without the theme: the same $pages pages."
  status=0
else
  echo "Without the theme: the files above differ."
  status=1
fi

"$root/.venv/bin/uv" pip install --quiet --target "$work/packages" zensical || { echo "Zensical: not installed."; exit "$status"; }
version=$(ls -d "$work"/packages/zensical-*.dist-info | sed 's/.*zensical-\(.*\).dist-info/\1/')
rm -rf "$work/packages/markdown" "$work/packages/pymdownx" "$work/packages/yaml" # the locked ones are used
(cd "$work/zensical" && PYTHONPATH=".:$work/packages" timeout 300 "$root/.venv/bin/python" -m zensical build) >"$work/zensical.log" 2>&1
if [ -f "$work/zensical/site/index.html" ]; then
  differ=$(diff -rq "$work/theme/site" "$work/zensical/site" | wc -l)
  echo "Zensical $version: builds; $differ files differ from the $pages pages and their files."
else
  echo "Zensical $version: does not build the pages yet: $(grep -v '^ ' "$work/zensical.log" | tail -n 1 | cut -c1-200)"
fi
exit "$status"
