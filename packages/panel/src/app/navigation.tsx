import {
  IconActivity,
  IconFolder,
  IconKey,
  IconReceipt,
  IconServer2,
  IconSettings,
  IconUserCircle,
  type Icon,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import classes from './shell.module.css';

interface Destination {
  readonly to: '/tokens' | '/droplets' | '/projects' | '/activity' | '/billing' | '/account' | '/settings';
  readonly label: string;
  readonly icon: Icon;
}

const DESTINATIONS: readonly Destination[] = [
  { to: '/tokens', label: 'Tokens', icon: IconKey },
  { to: '/droplets', label: 'Droplets', icon: IconServer2 },
  { to: '/projects', label: 'Projects', icon: IconFolder },
  { to: '/activity', label: 'Activity', icon: IconActivity },
  { to: '/billing', label: 'Billing', icon: IconReceipt },
  { to: '/account', label: 'Account', icon: IconUserCircle },
  { to: '/settings', label: 'Settings', icon: IconSettings },
];

export function Navigation(): ReactNode {
  return DESTINATIONS.map(({ to, label, icon: Icon }) => (
    <Link key={to} to={to} className={classes['link']}>
      <Icon size={18} stroke={1.6} aria-hidden />
      {label}
    </Link>
  ));
}
