import { Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Copyable } from '../../components/copyable.tsx';
import { TextLink } from '../../components/page-links.tsx';
import { ReadyLine } from '../../components/ready-line.tsx';
import { Card } from '../tokens/token/card.tsx';

/** Where the API lives, and how the usual tools get there. */
export function ApiLines(): ReactNode {
  const { origin } = location;
  return (
    <Card title="Where the API lives">
      <Stack gap="md">
        <Group gap="xs">
          <Text size="sm">Its address is</Text>
          <Copyable value={origin} />
        </Group>
        <Text size="sm" c="dimmed">
          With a token in TOKEN these lines work as they stand.{' '}
          <TextLink to="/tokens" underline="always">
            Your tokens
          </TextLink>
        </Text>
        <ReadyLine label="curl" text={`curl -X GET "${origin}/v2/account" -H "Authorization: Bearer $TOKEN"`} />
        <ReadyLine
          label="doctl"
          text={`doctl auth init -t "$TOKEN" --api-url ${origin} \\\n  --token-validation-server ${origin}`}
        />
        <ReadyLine
          label="Terraform"
          text={`# With the token in DIGITALOCEAN_TOKEN.\nprovider "digitalocean" {\n  api_endpoint = "${origin}"\n}`}
        />
      </Stack>
    </Card>
  );
}
