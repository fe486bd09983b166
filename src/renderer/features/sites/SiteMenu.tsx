import { Menu, VisuallyHidden } from '@mantine/core';
import { useState } from 'react';
import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { isWebAddress } from '../../../core/site-address';
import type { SiteView } from '../../../core/snapshot';
import { useAttempt } from '../../context';
import { useNavigation } from '../../place';
import { DeleteSiteDialog } from './DeleteSiteDialog';
import { PauseItems } from './PauseItems';
import classes from './SiteTable.module.css';

/** Which site's menu is open, and where: relative to the table, in pixels. */
export interface MenuPlace {
  siteId: string;
  top: number;
  left: number;
}

interface SiteMenuProps {
  place: MenuPlace | null;
  view: SiteView | undefined;
  onClose: () => void;
  /** To the row's button: the menu's item from which the question came is gone when it is answered. */
  onAnswered: () => void;
}

export function SiteMenu({ place, view, onClose, onAnswered }: SiteMenuProps) {
  const [toDelete, setToDelete] = useState<SiteView | null>(null);
  const closeQuestion = (): void => {
    setToDelete(null);
    // The dialog tries to give the focus back first.
    setTimeout(onAnswered, 50);
  };
  return (
    <>
      <Menu opened={place !== null && view !== undefined} onClose={onClose} returnFocus>
        <Menu.Target>
          <MenuAnchor place={place} />
        </Menu.Target>
        <Menu.Dropdown>{view && <SiteMenuItems view={view} onDelete={() => setToDelete(view)} />}</Menu.Dropdown>
      </Menu>
      {toDelete && <DeleteSiteDialog site={toDelete.site} onClose={closeQuestion} />}
    </>
  );
}

interface MenuAnchorProps {
  place: MenuPlace | null;
  /** What Menu.Target hands over; the rest of it belongs to the row's own button, which says that it has a menu. */
  ref?: Ref<HTMLSpanElement>;
  id?: string;
}

/** Where the menu hangs. */
function MenuAnchor({ place, ref, id }: MenuAnchorProps) {
  const { t } = useTranslation();
  return (
    <span ref={ref} id={id} className={classes.anchor} style={{ top: place?.top ?? 0, left: place?.left ?? 0 }}>
      <VisuallyHidden>{t('window.sites.more')}</VisuallyHidden>
    </span>
  );
}

function SiteMenuItems({ view, onDelete }: { view: SiteView; onDelete: () => void }) {
  const { t } = useTranslation();
  const { go } = useNavigation();
  const attempt = useAttempt();
  const { id, pause, url } = view.site;
  return (
    <>
      <Menu.Item onClick={() => go({ page: 'site', id })}>{t('window.sites.edit')}</Menu.Item>
      {isWebAddress(url) && (
        <Menu.Item onClick={() => void attempt('sites.open', { id })}>{t('window.sites.openInBrowser')}</Menu.Item>
      )}
      <Menu.Divider />
      {pause === null ? (
        <>
          <Menu.Label>{t('window.pause.site')}</Menu.Label>
          <PauseItems onChoose={(length) => void attempt('sites.pause', { id, length })} />
        </>
      ) : (
        <Menu.Item onClick={() => void attempt('sites.resume', { id })}>{t('window.pause.resumeSite')}</Menu.Item>
      )}
      <Menu.Divider />
      <Menu.Item onClick={onDelete}>{t('window.sites.delete')}</Menu.Item>
    </>
  );
}
