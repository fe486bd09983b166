/** How long a channel may take for one alert; after that the outbox tries again. */
export const channelLimitMs = 15_000;
