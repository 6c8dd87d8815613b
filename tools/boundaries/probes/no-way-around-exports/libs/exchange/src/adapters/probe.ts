import '../../../registry/src/probe.js';
