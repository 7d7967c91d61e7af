import { openAgainstPeer } from '../../support/file-peer.js';
import { modelFilesConformance } from './model-files-conformance.js';

modelFilesConformance('a directory and HTTPS', async (directory, { quotaBytes, allowed }) => (await openAgainstPeer(directory, { quotaBytes, ...(allowed ? {} : { allow: [] }) })).files);
