import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadPlacesFolder } from '@yidi/policy-folder'
import { readCity } from '@yidi/rules'

const places = loadPlacesFolder()
const read = (text: string): string => {
  const city = readCity(places, text)
  return 'problem' in city ? city.problem : city.code
}

test('cities are known by name, code and county; a county under a province is one', () => {
  assert.deepEqual(
    ['杭州', '杭州市', '浙江省杭州市', '330100', '330106', '310115', '310000', '500229', '重庆', '大兴安岭'].map(read),
    ['330100', '330100', '330100', '330100', '330100', '310100', '310100', '500100', '500100', '232700'],
  )
  assert.deepEqual(
    [
      '仙桃市',
      '湖北省仙桃市',
      '济源',
      '石河子市',
      '五指山市',
      '神农架林区',
      '昆山市',
      '苏州市昆山市',
      '江苏省昆山市',
    ].map(read),
    ['429004', '429004', '419001', '659001', '469001', '429021', '320500', '320500', '320500'],
  )
})

test('what means no place, or several, says so', () => {
  assert.match(read('朝阳区'), /“朝阳区”有2处（北京市、吉林省长春市），请写明是哪个市的/)
  assert.equal(read('长春市朝阳区'), '220100')
  assert.match(read('亚特兰蒂斯'), /没有叫“亚特兰蒂斯”的市或县，请写全称或六位代码/)
  assert.match(read('330199'), /“330199”不在区划代码表里/)
  assert.match(read('330000'), /是整个浙江省/)
  assert.match(read('浙江'), /没有叫“浙江”的市或县/)
  assert.match(read(''), /没有填写/)
})
