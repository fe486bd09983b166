/** CPU per HTTPS check: the whole pipeline against bare node:https, a full handshake each. */
import { addressOf } from '../addresses';
import { certify } from '../certificate';
import { atMost, figure } from '../harness/figure';
import { inTurn } from '../harness/row';
import type { Row } from '../harness/row';
import { median, ratios } from '../harness/statistics';
import { openStage } from '../stage';
import { cpuPerCheck, pacedArm, siteCount, watchArm } from './http-cpu';

/** All in one certificate, which grows with them. */
const addresses = 16;
/** As many handshakes as one core can bear. */
const warmUp = { intervalMs: 5000, forMs: 20_000 };

export const httpsCpu: Row = {
  name: 'https-cpu',
  about: 'The same with TLS, a full handshake each, against bare `node:https` without kept sessions.',
  whyMissed: 'On a busy machine the caches are lost to others between two checks.',
  run: async ({ isQuick, folder, say }) => {
    const runMs = isQuick ? 5000 : 12_000;
    const certified = Array.from({ length: addresses }, (_, index) => addressOf(index));
    const { pair, authorityFile } = certify(certified, folder);
    // The probe then trusts it as it trusts any other authority.
    const env = { NODE_EXTRA_CA_CERTS: authorityFile };
    const stage = await openStage({ folder, count: siteCount, addresses, tls: pair });
    say('warming up');
    const watch = await watchArm(stage, warmUp, env);
    const bare = await pacedArm('bare', stage.urls, warmUp, { env });
    const arms = { watch: () => cpuPerCheck(stage, watch, runMs), bare: () => cpuPerCheck(stage, bare, runMs) };
    const runs = await inTurn(isQuick ? 1 : 5, arms, say);
    const [ours, least] = [runs['watch'], runs['bare']].map((costs = []) => costs.map(({ ms }) => ms));
    await Promise.all([bare.end(), stage.end()]);
    return [
      figure('CPU per HTTPS check, against bare node:https', ratios(ours ?? [], least ?? []), {
        unit: '×',
        reach: atMost(1.5),
        notes: [
          `${median(ours ?? []).toFixed(2)} ms against ${median(least ?? []).toFixed(2)} ms a check; full handshakes`,
        ],
      }),
    ];
  },
};
