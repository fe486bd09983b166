/**
 * A Message-ID, RFC 5322 3.6.4, with its angle brackets: a chance of its own on the left, and on the right the domain of
 * the sender's address, which nobody else uses (RFC 7103 8.3 on ones that are missing or made up: some servers refuse them).
 */
export function newMessageId(uniqueId: string, senderAddress: string): string {
  const domain = /@([a-z0-9](?:[a-z0-9.-]*[a-z0-9])?)$/i.exec(senderAddress.trim())?.[1] ?? 'nachtwache.invalid';
  return `<${uniqueId}@${domain.toLowerCase()}>`;
}
