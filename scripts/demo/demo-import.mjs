/**
 * What the demo imports, in the format of docs/import-format.md: three clients with a site each.
 * @param {{ reference: string, healthy: string, slow: string, dying: string }} addresses
 */
export function demoImport({ reference, healthy, slow, dying }) {
  return {
    version: 1,
    settings: { referencePoints: [{ url: reference, expectText: 'Leitung steht' }] },
    clients: [
      client('lindner', 'Töpferei Lindner', 'Marta Lindner', 'du', '+49 30 5550101'),
      client('berger', 'Weinhandlung Berger', 'Jonas Berger', 'sie', '+49 30 5550102'),
      client('yilmaz', 'Praxis Dr. Yilmaz', 'Dr. Elif Yilmaz', 'sie', '+49 30 5550103'),
    ],
    sites: [
      // First in the list, first asked: it dies some time after that.
      site('Praxis Dr. Yilmaz', dying, 'yilmaz'),
      site('Töpferei Lindner', healthy, 'lindner'),
      site('Weinhandlung Berger', slow, 'berger'),
    ],
  };
}

/**
 * @param {string} id
 * @param {string} name
 * @param {string} contact
 * @param {'sie' | 'du'} formality
 * @param {string} phone
 */
function client(id, name, contact, formality, phone) {
  return { id, name, contact, language: 'de', formality, email: `${id}@example.org`, phone };
}

/**
 * The shortest rhythm there is, and confirmed early: nobody wants to wait long in a demo.
 * @param {string} name
 * @param {string} url
 * @param {string} clientId
 */
function site(name, url, clientId) {
  return {
    name,
    url,
    client: clientId,
    hosting: `Demo-Hosting ${name}`,
    intervalSeconds: 30,
    failuresToConfirm: 2,
    successesToRecover: 1,
  };
}
