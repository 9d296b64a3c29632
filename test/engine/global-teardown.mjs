import { layers } from './global-setup.mjs';

export default function stopSandbox() {
  layers('sandbox', 'down');
}
