/**
 * A loop over the names of a class, a name a line in `class.txt`, in the shells that people have. A test runs the one of bash
 * to the letter; nobody has run the one of PowerShell yet, and the page says so.
 */
export const CLASS_LOOPS = {
  bash: [
    'each() {',
    '  while IFS= read -r name; do',
    '    if [ -n "$name" ]; then echo "# $name"; "$@" --name "$name" </dev/null; fi',
    '  done <class.txt',
    '}',
    'each npm run tutorial -- --to create-cluster',
    'each npm run exercise -- scale-to-three',
    'each npm run cleanup --',
    'each npm run exercise -- nothing-left',
  ].join('\n'),
  powershell: [
    'foreach ($name in Get-Content class.txt | Where-Object { $_ }) {',
    '  "# $name"',
    "  npm run cleanup '--' --name $name",
    '}',
  ].join('\n'),
} as const;
