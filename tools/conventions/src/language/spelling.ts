/** Stems that British spelling writes with -ise or -isation where American spelling has a z. */
const ISE_STEMS =
  'anonym apolog author canonical capital categor central character critic crystall custom deserial digit emphas equal ' +
  'factor final formal general harmon initial item legal linear local materi material maxim memor minim modern neutral ' +
  'normal optim organ parallel penal popular priorit pseudonym random real recogn sanit serial special stabil standard ' +
  'subsid summar symbol synchron token util vector virtual visual'

const OUR_STEMS =
  'arm behavi cand cl col demean endeav fav flav harb hon hum lab neighb od parl rig rum sav splend vap vig'

const DOUBLED =
  'cancelled cancelling labelled labelling modelled modelling travelled travelling traveller signalled signalling ' +
  'tunnelled tunnelling levelled levelling channelled channelling marshalled marshalling fuelled dialled dialling ' +
  'totalled equalled initialled panelled rivalled quarrelled spiralled stencilled trialled counsellor jewellery marvellous'

const WORDS =
  'centre centres centred metre metres kilometre kilometres litre litres theatre fibre fibres calibre sabre lustre ' +
  'catalogue catalogues catalogued cataloguing analogue grey greyed licence licences defence offence pretence programme ' +
  'programmes cheque plough tyre aluminium artefact artefacts ageing judgement acknowledgement whilst amongst learnt ' +
  'spelt burnt dreamt enquiry enquiries sceptic sceptical mould manoeuvre cosy draught kerb storey speciality instalment ' +
  'fulfil enrol skilful wilful analyse analysed analysing analyser practise practised practising'

const BRITISH = [
  new RegExp(
    `^(?:un|re|de|non)?(?:${ISE_STEMS.replaceAll(' ', '|')})is(?:e|ed|es|er|ers|ing|able|ation|ations)$`,
    'i',
  ),
  new RegExp(
    `^(?:mis|dis)?(?:${OUR_STEMS.replaceAll(' ', '|')})our(?:s|ed|ing|able|ful|less|ite|ites|al|s)?$`,
    'i',
  ),
  new RegExp(`^(?:un|re)?(?:${DOUBLED.replaceAll(' ', '|')})$`, 'i'),
  new RegExp(`^(?:${WORDS.replaceAll(' ', '|')})$`, 'i'),
]

export function isBritish(word: string): boolean {
  return BRITISH.some((pattern) => pattern.test(word))
}
