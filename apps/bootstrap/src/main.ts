import { LayerApp } from '@diet-game/constructs/layer/layer-app';
import { environments } from '@diet-game/environments';
import { BootstrapStack } from './bootstrap-stack';

new LayerApp({
  environments,
  layers: [BootstrapStack],
  repository: '../..',
  variables: process.env,
}).synth();
