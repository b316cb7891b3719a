/** Ids that the API document shows; nothing has them. */
export const exampleIds = {
  district: '0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e01',
  school: '0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e02',
  class: '0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e03',
  person: '0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e11',
  guardian: '0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e12',
  membership: '0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e21',
  guardianship: '0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e22',
  position: '0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e23',
  identifier: '0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e24',
  assignment: '0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e31',
  import: '0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e41',
  event: '0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e51',
} as const;
