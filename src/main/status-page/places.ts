import type { StatusPage } from '../../core/status-page-settings';
import { createFolderPlace } from './folder-place';
import type { FolderPlaceDependencies } from './folder-place';
import { createFtpsPlace } from './ftps-place';
import type { FtpsPlaceDependencies } from './ftps-place';
import type { WriteToPlace } from './place';
import { createSftpPlace } from './sftp-place';
import type { SftpPlaceDependencies } from './sftp-place';

/** Every kind of place that a page can be written to. */
export function createPlaces(
  dependencies: FolderPlaceDependencies & SftpPlaceDependencies & FtpsPlaceDependencies,
): WriteToPlace {
  const ways: Record<StatusPage['target']['kind'], WriteToPlace> = {
    folder: createFolderPlace(dependencies),
    sftp: createSftpPlace(dependencies),
    ftps: createFtpsPlace(dependencies),
  };
  return (page, files) => ways[page.target.kind](page, files);
}
