import { Kbd } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './informed.module.css';

/** Which keys there are, on the screen where they work. `press`: what Ctrl and Enter do. */
export function StepKeysHelp({ press }: { press: string }) {
  const { t } = useTranslation();
  const control = t('window.keys.control');
  return (
    <ul className={classes.keys} aria-label={t('window.keys.label')}>
      <Key keys={[control, t('window.keys.pageDown')]} does={t('window.keys.next')} />
      <Key keys={[control, t('window.keys.pageUp')]} does={t('window.keys.previous')} />
      <Key keys={[control, t('window.keys.enter')]} does={press} />
    </ul>
  );
}

function Key({ keys, does }: { keys: readonly string[]; does: string }) {
  return (
    <li>
      {keys.map((key, index) => (
        <span key={key}>
          {index > 0 && ' + '}
          <Kbd>{key}</Kbd>
        </span>
      ))}{' '}
      {does}
    </li>
  );
}
