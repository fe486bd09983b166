import type { MessagePhase, Template } from '../template';

/** One text for every phase: a missing one does not compile. */
export type BuiltInTexts = Record<MessagePhase, Pick<Template, 'name' | 'subject' | 'body'>>;
