import './without-eval';
import '@mantine/core/styles.css';
import '@mantine/dates/styles.css';
import 'dayjs/locale/de';
import './app.css';
import { createRoot } from 'react-dom/client';
import { App } from './App';
import { exposedBridge } from './bridge';
import { takeStyleNonce } from './nonce';
import { createSnapshotStore } from './store';

const styleNonce = takeStyleNonce();
const bridge = exposedBridge();
const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element with the id "root".');
createRoot(root).render(<App bridge={bridge} store={createSnapshotStore(bridge)} styleNonce={styleNonce} />);
