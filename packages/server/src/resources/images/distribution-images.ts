/** Gigabytes, of the smallest disk it fits on and of the image itself. */
export type PublicImageRow = readonly [
  id: number,
  slug: string,
  distribution: string,
  name: string,
  createdAt: string,
  minDisk: number,
  gigabytes: number,
];

/** Operating systems. A row is never changed or taken out: Droplets made of it name it by its id. */
export const distributionImages: readonly PublicImageRow[] = [
  [112929454, 'ubuntu-22-04-x64', 'Ubuntu', '22.04 (LTS) x64', '2022-07-26T15:11:14Z', 7, 0.63],
  [129211873, 'ubuntu-20-04-x64', 'Ubuntu', '20.04 (LTS) x64', '2023-03-15T20:17:01Z', 7, 0.61],
  [139080580, 'debian-11-x64', 'Debian', '11 x64', '2023-08-29T14:58:31Z', 7, 0.96],
  [139080650, 'debian-12-x64', 'Debian', '12 x64', '2023-08-29T15:02:07Z', 7, 1.1],
  [143033891, 'rockylinux-8-x64', 'Rocky Linux', '8 x64', '2023-10-25T11:45:21Z', 10, 1.92],
  [155133621, 'ubuntu-24-04-x64', 'Ubuntu', '24.04 (LTS) x64', '2024-04-26T18:24:19Z', 7, 2.34],
  [158684093, 'fedora-40-x64', 'Fedora', '40 x64', '2024-05-24T20:46:18Z', 7, 1.5],
  [160030105, 'rockylinux-9-x64', 'Rocky Linux', '9 x64', '2024-06-10T18:30:33Z', 10, 1.88],
  [169810124, 'fedora-41-x64', 'Fedora', '41 x64', '2024-11-07T21:03:46Z', 15, 1.42],
  [189723042, 'gpu-amd-base', 'Ubuntu', 'AMD AI/ML Ready', '2025-06-09T21:24:11Z', 30, 22.5],
  [191457505, 'gpu-h100x1-base', 'Ubuntu', 'NVIDIA AI/ML Ready', '2025-06-26T17:14:44Z', 30, 18.8],
  [191457541, 'gpu-h100x8-base', 'Ubuntu', 'NVIDIA AI/ML Ready with NVLink', '2025-06-26T17:19:10Z', 30, 19.4],
  [193655201, 'fedora-42-x64', 'Fedora', '42 x64', '2025-07-17T17:34:59Z', 15, 1.47],
  [194271330, 'ubuntu-25-04-x64', 'Ubuntu', '25.04 x64', '2025-07-23T15:30:12Z', 7, 2.51],
  [196174368, 'almalinux-9-x64', 'AlmaLinux', 'AlmaLinux 9', '2025-08-10T20:00:17Z', 10, 1.95],
  [196493389, 'almalinux-8-x64', 'AlmaLinux', 'AlmaLinux 8', '2025-08-13T21:35:16Z', 10, 1.89],
  [197014428, 'almalinux-10-x64', 'AlmaLinux', 'AlmaLinux 10', '2025-08-18T16:34:37Z', 10, 1.81],
  [197131532, 'centos-stream-9-x64', 'CentOS', '9 Stream x64', '2025-08-19T23:52:30Z', 10, 1.77],
  [197216326, 'rockylinux-10-x64', 'Rocky Linux', '10 x64', '2025-08-20T18:03:04Z', 10, 1.83],
  [199888143, 'debian-13-x64', 'Debian', '13 x64', '2025-09-15T18:11:02Z', 7, 1.16],
  [199888277, 'centos-stream-10-x64', 'CentOS', '10 Stream x64', '2025-09-15T18:12:49Z', 10, 1.71],
  [204596533, 'ubuntu-25-10-x64', 'Ubuntu', '25.10 x64', '2025-10-29T16:20:35Z', 7, 2.63],
  [206012847, 'fedora-43-x64', 'Fedora', '43 x64', '2025-11-11T19:42:10Z', 15, 1.51],
  [227341906, 'ubuntu-26-04-x64', 'Ubuntu', '26.04 (LTS) x64', '2026-04-28T15:06:44Z', 7, 2.72],
  [229118460, 'fedora-44-x64', 'Fedora', '44 x64', '2026-05-12T18:31:57Z', 15, 1.55],
];
