/** What to do at once, before anybody comes: the number to call and the first safe step. */
import type { EmergencyKind } from '../../domain/emergency.js';

export const EMERGENCY_NAMES: Readonly<Record<EmergencyKind, string>> = {
  fire: '着火',
  injury: '有人受伤',
  breathing: '有人喘不上气',
  suicide: '有人想不开',
  violence: '有人打人',
  missing: '有人走失',
  ice: '有人掉进冰水',
  flood: '发大水',
  landslide: '山体滑坡',
  wires: '电线落地',
  gas: '煤气中毒',
  fraud: '正在被骗',
};

export const EMERGENCY_ADVICE: Readonly<Record<EmergencyKind, string>> = {
  fire: '快打119！人先撤到上风头，别进去抢东西。',
  injury: '快打120！人先别乱动，流血的拿干净布压住。',
  breathing: '快打120！让人半躺着，领口解开，门窗打开。',
  suicide: '我在。您先把药和刀都放远一点，好吗？现在就可以打12356，有人陪您说话；要是已经吃了药或者受了伤，马上打120。',
  violence: '快打110！先躲到安全的地方，别硬拦。',
  missing: '快打110！想一想最后在哪儿见的、穿什么衣裳，告诉我。',
  ice: '快打119！别下去，别站到冰边上，趴着递长杆、绳子。',
  flood: '快往高处走，别过水！打119。',
  landslide: '快往两边高处跑，别顺着沟走！打119。',
  wires: '离电线八米远，别碰，单脚跳开！打95598，伤了人打120。',
  gas: '先开门窗，把人抬到外头，别开灯别点火！打120，有火打119。',
  fraud: '先别转钱，别挂在电话上！打110或者96110，验证码谁也别给。',
};

/** To whoever is called to help. */
export const HELPER_ADVICE: Readonly<Record<EmergencyKind, string>> = {
  ...EMERGENCY_ADVICE,
  suicide:
    '去了先陪着坐下，多听少劝，药和刀拿开，别让人一个人待着。怎么劝可以打12356问；吃了药、受了伤马上打120。别在群里说。',
  missing: '先问打了110没有，最后在哪儿见的、穿什么衣裳。',
};
