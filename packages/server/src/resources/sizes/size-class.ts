/** Memory in megabytes, disk in gigabytes, transfer in terabytes a month, price in US dollars a month. */
export type SizeRow = readonly [
  slug: string,
  memory: number,
  vcpus: number,
  disk: number,
  transfer: number,
  monthly: number,
];

/** Sizes that share a kind of machine, and so are offered in the same places. */
export interface SizeClass {
  readonly description: string;
  /** Slugs of the regions that offer them. */
  readonly regions: readonly string[];
  /** Megabits a second. */
  readonly networkingThroughput: number;
  readonly rows: readonly SizeRow[];
}
