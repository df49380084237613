import { Anchor, Button, Menu, type AnchorProps, type ButtonProps, type MenuItemProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { ComponentProps, ReactNode } from 'react';

type Element<Props> = Props & Omit<ComponentProps<'a'>, keyof Props>;

/** A link to a page of the panel that looks like a button; its address is checked against the routes. */
export const ButtonLink = createLink((props: Element<ButtonProps>): ReactNode => <Button component="a" {...props} />);

/** A link in a text. */
export const TextLink = createLink((props: Element<AnchorProps>): ReactNode => <Anchor inherit {...props} />);

/** A link in a menu. */
export const MenuLink = createLink((props: Element<MenuItemProps>): ReactNode => (
  <Menu.Item component="a" {...props} />
));
