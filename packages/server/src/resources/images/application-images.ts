import type { PublicImageRow } from './distribution-images.ts';

/** An operating system with a program set up on it. A row is never changed or taken out. */
export const applicationImages: readonly PublicImageRow[] = [
  [86532014, 'ghost-20-04', 'Ubuntu', 'Ghost on Ubuntu 22.04', '2021-06-24T09:14:20Z', 25, 2.86],
  [87786318, 'mysql-20-04', 'Ubuntu', 'MySQL on Ubuntu 20.04', '2021-07-09T12:31:45Z', 25, 2.22],
  [106434191, 'nodejs-20-04', 'Ubuntu', 'NodeJS on Ubuntu 22.04', '2022-04-21T14:05:33Z', 25, 2.41],
  [106569146, 'mongodb-20-04', 'Ubuntu', 'MongoDB on Ubuntu 22.04', '2022-04-25T10:48:02Z', 25, 2.57],
  [117213180, 'django-20-04', 'Ubuntu', 'Django on Ubuntu 22.04', '2022-09-29T16:27:18Z', 25, 2.48],
  [118857366, 'rubyonrails-20-04', 'Ubuntu', 'Ruby on Rails on Ubuntu 22.04', '2022-10-26T11:39:56Z', 25, 2.95],
  [129211949, 'lemp-20-04', 'Ubuntu', 'LEMP on Ubuntu 22.04', '2023-03-15T21:02:40Z', 25, 2.39],
  [129212014, 'lamp-20-04', 'Ubuntu', 'LAMP on Ubuntu 22.04', '2023-03-15T21:05:12Z', 25, 2.44],
  [136395971, 'dokku-20-04', 'Ubuntu', 'Dokku on Ubuntu 22.04', '2023-07-13T13:50:27Z', 25, 3.11],
  [147182396, 'caprover-20-04', 'Ubuntu', 'CapRover on Ubuntu 22.04', '2024-01-11T17:22:08Z', 25, 2.9],
  [152125543, 'wordpress-20-04', 'Ubuntu', 'WordPress on Ubuntu 22.04', '2024-03-21T08:44:51Z', 25, 2.67],
  [160082537, 'docker-20-04', 'Ubuntu', 'Docker on Ubuntu 22.04', '2024-06-11T09:17:39Z', 25, 2.52],
  [
    167747155,
    'gitlabenterprise-20-04',
    'Ubuntu',
    'GitLab Enterprise Edition on Ubuntu 22.04',
    '2024-10-14T12:03:16Z',
    25,
    5.27,
  ],
  [178012394, 'openlitespeed-20-04', 'Ubuntu', 'OpenLiteSpeed on Ubuntu 22.04', '2025-02-12T07:58:44Z', 25, 2.73],
];
