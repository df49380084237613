import type { PairedTimings } from '../measure/paired-bursts.ts';

/** How large a run is. */
export interface Settings {
  /** Fresh processes for each scenario. */
  readonly rounds: number;
  readonly bursts: number;
  /** Operations in a burst. */
  readonly burstSize: number;
  /** Run before anything is timed. */
  readonly warmBursts: number;
  /** Scenarios with more tokens make do with these. */
  readonly mostTokens: number;
  /** Of a SQLite database that holds the tokens of {@link COLD_TOKENS}. */
  readonly databasePath: string;
}

/** What one process found out. */
export interface TimeMeasurement extends PairedTimings {
  readonly unit: 'ns';
  /** Nanoseconds to take one secret's use out of the recorder and make a row of it, where that was done. */
  readonly flushNsPerSecret?: number;
}

export interface MemoryMeasurement {
  readonly unit: 'bytes';
  readonly bytesPerToken: number;
}

export type Measurement = TimeMeasurement | MemoryMeasurement;

/** What has been promised. */
export type Limit =
  /** The subject takes at most as long as so many operations of the baseline. */
  | { readonly baseline: string; readonly atMost: number }
  /** The subject reaches at least this part of the baseline's rate. */
  | { readonly baseline: string; readonly rateAtLeast: number }
  | { readonly bytesAtMost: number };

export interface Scenario {
  readonly name: string;
  readonly title: string;
  readonly limit: Limit | null;
  measure(settings: Settings): Promise<Measurement>;
}
