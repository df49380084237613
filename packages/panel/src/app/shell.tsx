import { AppShell, Burger, Group, ScrollArea } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { useEffect, type ReactNode } from 'react';
import { AccountMenu } from './account-menu.tsx';
import { ColourSchemeSwitch } from './colour-scheme-switch.tsx';
import { ConfirmSignIn } from './confirm-sign-in.tsx';
import { KeyboardHelp } from './keyboard-help.tsx';
import { Navigation } from './navigation.tsx';
import classes from './shell.module.css';

/** What stands around every page: header, navigation, and the page itself. */
export function Shell(): ReactNode {
  const [isOpen, { toggle, close }] = useDisclosure(false);
  const pathname = useLocation({ select: (location) => location.pathname });
  useEffect(close, [close, pathname]);
  return (
    <AppShell
      header={{ height: 52 }}
      navbar={{ width: 208, breakpoint: 'sm', collapsed: { mobile: !isOpen } }}
      padding={{ base: 'md', sm: 'lg' }}
      transitionDuration={0}
    >
      <a href="#page" className={classes['skip']}>
        Skip to the page
      </a>
      <AppShell.Header className={classes['header']}>
        <Group gap="xs" wrap="nowrap">
          <Burger
            opened={isOpen}
            onClick={toggle}
            hiddenFrom="sm"
            size="sm"
            aria-label={isOpen ? 'Close the navigation' : 'Open the navigation'}
            aria-expanded={isOpen}
            aria-controls="navigation"
          />
          <Link to="/tokens" className={classes['brand']}>
            <img src="/favicon.svg" alt="" width={22} height={22} />
            Postern
          </Link>
        </Group>
        <Group gap={4} wrap="nowrap">
          <KeyboardHelp />
          <ColourSchemeSwitch />
          <AccountMenu />
        </Group>
      </AppShell.Header>
      <AppShell.Navbar
        id="navigation"
        aria-label="Main"
        className={classes['navbar']}
        data-closed={!isOpen || undefined}
      >
        <ScrollArea>
          <Navigation />
        </ScrollArea>
      </AppShell.Navbar>
      <AppShell.Main id="page" tabIndex={-1} className={classes['main']}>
        <Outlet />
      </AppShell.Main>
      <ConfirmSignIn />
    </AppShell>
  );
}
