/** A line, or a few, that work as they stand. */
export interface ReadyLines {
  readonly id: string;
  readonly label: string;
  /** Where the lines go. */
  readonly hint: string;
  readonly text: string;
  /** The name to save it under, where that is how it is used. */
  readonly file?: string;
}

export interface ReadyLinesInput {
  readonly origin: string;
  readonly secret: string;
}

/** How to use a secret with the tools that people use, the secret filled in. */
export function readyLines({ origin, secret }: ReadyLinesInput): readonly ReadyLines[] {
  return [
    {
      id: 'curl',
      label: 'curl',
      hint: 'Paste into a terminal. It lists the Droplets of the account.',
      text: `curl -X GET "${origin}/v2/droplets" \\\n  -H "Authorization: Bearer ${secret}"`,
    },
    {
      id: 'doctl',
      label: 'doctl',
      hint: 'Paste into a terminal. doctl keeps the address and the token.',
      text: `doctl auth init -t ${secret} \\\n  --api-url ${origin} \\\n  --token-validation-server ${origin}`,
    },
    {
      id: 'postern',
      label: 'postern',
      hint: 'Paste into a terminal. The token is checked, and kept in the keychain, or in a file that only you can read.',
      text: `postern auth init --api-url ${origin} --token ${secret}`,
    },
    {
      id: 'terraform',
      label: 'Terraform',
      hint: 'The first line goes into a terminal, the rest into a .tf file: the token stays out of it.',
      text: `export DIGITALOCEAN_TOKEN=${secret}\n\nprovider "digitalocean" {\n  api_endpoint = "${origin}"\n}`,
    },
    {
      id: 'github-actions',
      label: 'GitHub Actions',
      hint: 'The first line stores it as a secret of the repository; the rest is a step of a workflow.',
      text: [
        `printf %s ${secret} | gh secret set POSTERN_TOKEN`,
        '',
        '- name: List the Droplets',
        '  env:',
        '    POSTERN_TOKEN: ${{ secrets.POSTERN_TOKEN }}',
        `  run: curl -fsS "${origin}/v2/droplets" -H "Authorization: Bearer $POSTERN_TOKEN"`,
      ].join('\n'),
    },
    {
      id: 'env',
      label: '.env',
      hint: 'Keep it out of version control.',
      text: `POSTERN_URL=${origin}\nPOSTERN_TOKEN=${secret}\n`,
      file: 'postern.env',
    },
  ];
}
