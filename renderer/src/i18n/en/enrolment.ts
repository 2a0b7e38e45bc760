export const enrolment = {
  title: 'Enrol this workstation',
  intro:
    'A programme office gives you the address of its exchange and a code that works once. They connect this machine to your programme; afterwards you can read without a network.',
  address: 'Exchange address',
  addressHint: 'Such as https://exchange.example.org',
  addressMissing: 'Type the address the programme office gave you.',
  code: 'Enrolment code',
  codeHint: 'Four groups of four, such as ABCD-EFGH-JKMN-PQRS',
  codeWrong: 'A code looks like ABCD-EFGH-JKMN-PQRS: letters and digits without 0, 1, I, L and O.',
  enrol: 'Enrol',
  enrolling: 'Asking the exchange…',
  sampleTitle: 'No code yet?',
  sampleText:
    'The sample programme runs on this machine only, with invented educators. It has batches to claim, score and submit, and nothing leaves this machine.',
  trySample: 'Try the sample programme',
  sampleStarting: 'Starting the sample programme on this machine. This takes about 10 seconds.',
  sampleEnrolling: 'Preparing its batches and enrolling you as a sample assessor.',
  sampleSlow: 'Still starting. The first time takes longest.',
} as const;
