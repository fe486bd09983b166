import { killsOfANight } from '../../support/night-kill-suite';

killsOfANight(17_800);
