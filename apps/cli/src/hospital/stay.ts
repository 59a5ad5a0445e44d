/** The messages of one stay: registration, fees, discharge, settlement. */

export interface Stay {
  personNo: string
  insuranceType: string
  visitId: string
  /** yyyy-MM-dd HH:mm:ss */
  admitted: string
  discharged: string
  totalYuan: number
}

const doctor = { atddr_no: 'D1', chfpdr_name: '演示医师' }
const ward = { adm_dept_codg: '01', adm_dept_name: '内科' }
const disease = { code: 'J18.900', name: '肺炎' }

/** 2401. */
export function admission(stay: Omit<Stay, 'visitId'>): unknown {
  return {
    mdtrtinfo: {
      psn_no: stay.personNo,
      insutype: stay.insuranceType,
      begntime: stay.admitted,
      mdtrt_cert_type: '02',
      mdtrt_cert_no: '',
      med_type: '21',
      ipt_no: `Z${stay.admitted.replace(/\D/g, '').slice(2)}`,
      ...doctor,
      adm_diag_dscr: disease.name,
      ...ward,
      adm_bed: '1',
      dscg_maindiag_code: disease.code,
      dscg_maindiag_name: disease.name,
    },
    diseinfo: [
      {
        psn_no: stay.personNo,
        diag_type: '1',
        maindiag_flag: '1',
        diag_srt_no: '1',
        diag_code: disease.code,
        diag_name: disease.name,
        diag_dept: '01',
        dise_dor_no: doctor.atddr_no,
        dise_dor_name: doctor.chfpdr_name,
        diag_time: stay.admitted,
      },
    ],
  }
}

/** 2301: one line of a class A medicine that comes to the whole total, so that the bill is easy to follow. */
export function fees(stay: Stay): unknown {
  return {
    feedetail: [
      {
        feedetl_sn: '1',
        mdtrt_id: stay.visitId,
        psn_no: stay.personNo,
        med_type: '21',
        fee_ocur_time: stay.admitted,
        med_list_codg: 'YDA0000001',
        medins_list_codg: 'own-YDA0000001',
        det_item_fee_sumamt: stay.totalYuan,
        cnt: 1,
        pric: stay.totalYuan,
        bilg_dept_codg: '01',
        bilg_dept_name: '内科',
        bilg_dr_codg: doctor.atddr_no,
        bilg_dr_name: doctor.chfpdr_name,
        hosp_appr_flag: '0',
      },
    ],
  }
}

/** 2402. */
export function discharge(stay: Stay): unknown {
  return {
    dscginfo: {
      mdtrt_id: stay.visitId,
      psn_no: stay.personNo,
      insutype: stay.insuranceType,
      endtime: stay.discharged,
      dscg_dept_codg: '01',
      dscg_dept_name: '内科',
      dscg_way: '1',
    },
    diseinfo: [],
  }
}

/** 2303 and 2304. */
export function settlement(stay: Stay): unknown {
  return {
    data: {
      psn_no: stay.personNo,
      mdtrt_cert_type: '02',
      mdtrt_cert_no: '',
      medfee_sumamt: stay.totalYuan,
      psn_setlway: '01',
      mdtrt_id: stay.visitId,
      acct_used_flag: '1',
      insutype: stay.insuranceType,
      mid_setl_flag: '0',
    },
  }
}
