import type { EmergencyCard } from '../../../core/emergency-card';
import { readablePhone } from '../../../core/phone-number';

/** A card as the form's fields hold it: the steps as text, one a line. */
export interface CardValues extends Omit<EmergencyCard, 'steps'> {
  steps: string;
}

export function toCardValues({ steps, host, standIn, ...card }: EmergencyCard): CardValues {
  return {
    ...card,
    host: { ...host, phone: readablePhone(host.phone) },
    standIn: { ...standIn, phone: readablePhone(standIn.phone) },
    steps: steps.join('\n'),
  };
}

export const stepsIn = (text: string): string[] =>
  text
    .split('\n')
    // Whoever numbers them himself would see two numbers.
    .map((line) => line.trim().replace(/^(\d{1,2}[.)]|[-*•])\s+/, ''))
    .filter((line) => line !== '');

/** What `emergencyCardEditSchema` judges. */
export const toCardInput = ({ steps, ...card }: CardValues): unknown => ({ ...card, steps: stepsIn(steps) });

/** In which field a path of the schema is shown. */
export const cardFieldOf = (path: string): string => path.replace(/^steps\..*/, 'steps');
