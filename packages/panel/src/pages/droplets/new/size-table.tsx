import { Box, Radio, Stack, Table, Text, TextInput } from '@mantine/core';
import type { Size } from '@postern/api';
import { useMemo, useState, type ReactNode } from 'react';
import { dollars } from '../../../components/dollars.ts';
import { memoryInWords, sizeInWords } from '../droplet-words.ts';
import classes from './new-droplet.module.css';

export interface SizeTableProps {
  readonly sizes: readonly Size[];
  /** Only what it offers. */
  readonly region: string | null;
  readonly value: string;
  readonly onChange: (slug: string) => void;
}

/** Every size on offer with its price, the cheapest first. */
export function SizeTable({ sizes, region, value, onChange }: SizeTableProps): ReactNode {
  const [text, setText] = useState('');
  const offered = useMemo(() => sizes.filter((size) => isOffered(size, region)), [sizes, region]);
  const words = text.trim().toLowerCase().split(/\s+/);
  const found = offered.filter((size) => words.every((word) => searchTextOf(size).includes(word)));
  return (
    <Stack gap="xs">
      <TextInput
        aria-label="Search the sizes"
        placeholder="Search: 4gb, c-2, intel, gpu…"
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
      />
      <Box className={classes['sizes'] ?? ''} tabIndex={0} role="group" aria-label="Sizes">
        <Table aria-label="Sizes" verticalSpacing={6}>
          <Table.Thead className={classes['head'] ?? ''}>
            <Table.Tr>
              <Table.Th>Size</Table.Th>
              <Table.Th ta="right" visibleFrom="sm">
                Memory
              </Table.Th>
              <Table.Th ta="right" visibleFrom="sm">
                Disk
              </Table.Th>
              <Table.Th ta="right">A month</Table.Th>
              <Table.Th ta="right" visibleFrom="xs">
                An hour
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {found.map((size) => (
              <SizeRow key={size.slug} size={size} isChosen={size.slug === value} onChoose={onChange} />
            ))}
          </Table.Tbody>
        </Table>
        {found.length === 0 && (
          <Text size="sm" c="dimmed" p="md">
            No size matches.
          </Text>
        )}
      </Box>
      <Text size="xs" c="dimmed" role="status">
        {found.length} of {offered.length} sizes{region !== null && ` in ${region}`}
      </Text>
    </Stack>
  );
}

interface SizeRowProps {
  readonly size: Size;
  readonly isChosen: boolean;
  readonly onChoose: (slug: string) => void;
}

function SizeRow({ size, isChosen, onChoose }: SizeRowProps): ReactNode {
  return (
    <Table.Tr className={classes['size'] ?? ''} {...(isChosen && { 'data-chosen': true })}>
      <Table.Td>
        <Radio
          name="size"
          size="xs"
          value={size.slug}
          label={size.slug}
          description={`${size.description} · ${sizeInWords(size)}`}
          checked={isChosen}
          onChange={() => onChoose(size.slug)}
        />
      </Table.Td>
      <Table.Td ta="right" visibleFrom="sm">
        {memoryInWords(size.memory)}
      </Table.Td>
      <Table.Td ta="right" visibleFrom="sm">
        {size.disk} GB
      </Table.Td>
      <Table.Td ta="right">{dollars(size.price_monthly)}</Table.Td>
      <Table.Td ta="right" visibleFrom="xs">
        {dollars(size.price_hourly, 5)}
      </Table.Td>
    </Table.Tr>
  );
}

function isOffered(size: Size, region: string | null): boolean {
  return size.available && (region === null || size.regions.includes(region));
}

function searchTextOf({ slug, description, vcpus, memory }: Size): string {
  return `${slug} ${description} ${vcpus}vcpu ${memory / 1024}gb ${slug.startsWith('gpu') ? 'gpu' : ''}`.toLowerCase();
}
