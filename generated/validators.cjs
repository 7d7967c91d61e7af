/* Generated from contracts/data.yaml, contracts/control.yaml, contracts/components.yaml, contracts/config.schema.json by npm run codegen; do not edit. */
"use strict";
const parameters = (() => {
  const compiled = {};
  compiled.schema_117e3c9fe490 = validate15;
  const schema34 = { "type": "object", "properties": { "x-correlation-id": { "$ref": "contract://data/CorrelationId" } }, "required": [], "additionalProperties": false };
  const schema35 = { "type": "string", "minLength": 1, "maxLength": 128, "pattern": "^[!-~]+$" };
  const func1 = require("ajv/dist/runtime/ucs2length").default;
  const pattern4 = new RegExp("^[!-~]+$", "u");
  function validate15(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
    let vErrors = null;
    let errors = 0;
    const evaluated0 = validate15.evaluated;
    if (evaluated0.dynamicProps) {
      evaluated0.props = undefined;
    }
    if (evaluated0.dynamicItems) {
      evaluated0.items = undefined;
    }
    if (errors === 0) {
      if (data && typeof data == "object" && !Array.isArray(data)) {
        const _errs1 = errors;
        for (const key0 in data) {
          if (!(key0 === "x-correlation-id")) {
            validate15.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }];
            return false;
            break;
          }
        }
        if (_errs1 === errors) {
          if (data["x-correlation-id"] !== undefined) {
            let data0 = data["x-correlation-id"];
            const _errs3 = errors;
            if (typeof data0 !== "string") {
              let dataType0 = typeof data0;
              let coerced0 = undefined;
              if (!(coerced0 !== undefined)) {
                if (dataType0 == "number" || dataType0 == "boolean") {
                  coerced0 = "" + data0;
                }
                else if (data0 === null) {
                  coerced0 = "";
                }
                else {
                  validate15.errors = [{ instancePath: instancePath + "/x-correlation-id", schemaPath: "contract://data/CorrelationId/type", keyword: "type", params: { type: "string" } }];
                  return false;
                }
              }
              if (coerced0 !== undefined) {
                data0 = coerced0;
                if (data !== undefined) {
                  data["x-correlation-id"] = coerced0;
                }
              }
            }
            if (errors === _errs3) {
              if (typeof data0 === "string") {
                if (func1(data0) > 128) {
                  validate15.errors = [{ instancePath: instancePath + "/x-correlation-id", schemaPath: "contract://data/CorrelationId/maxLength", keyword: "maxLength", params: { limit: 128 } }];
                  return false;
                }
                else {
                  if (func1(data0) < 1) {
                    validate15.errors = [{ instancePath: instancePath + "/x-correlation-id", schemaPath: "contract://data/CorrelationId/minLength", keyword: "minLength", params: { limit: 1 } }];
                    return false;
                  }
                  else {
                    if (!pattern4.test(data0)) {
                      validate15.errors = [{ instancePath: instancePath + "/x-correlation-id", schemaPath: "contract://data/CorrelationId/pattern", keyword: "pattern", params: { pattern: "^[!-~]+$" } }];
                      return false;
                    }
                  }
                }
              }
            }
          }
        }
      }
      else {
        validate15.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }];
        return false;
      }
    }
    validate15.errors = vErrors;
    return errors === 0;
  }
  validate15.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
  compiled.schema_e78bcc20cc53 = validate16;
  const schema36 = { "type": "object", "properties": { "limit": { "type": "integer", "minimum": 1, "maximum": 200 }, "cursor": { "$ref": "contract://data/Cursor" }, "state": { "$ref": "contract://data/TaskState" }, "session_id": { "$ref": "contract://data/Uuid" }, "pool_id": { "$ref": "contract://data/PoolId" } }, "required": [], "additionalProperties": false };
  const schema37 = { "type": "string", "minLength": 1, "maxLength": 64, "pattern": "^[A-Za-z0-9_-]+$" };
  const schema38 = { "type": "string", "enum": ["queued", "running", "completed", "canceled", "deadline", "budget", "dropped", "failed"] };
  const schema39 = { "type": "string", "minLength": 36, "maxLength": 36, "pattern": "^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$", "allOf": [{ "type": "string", "format": "uuid" }] };
  const schema40 = { "type": "string", "minLength": 1, "maxLength": 64, "pattern": "^[A-Za-z0-9][A-Za-z0-9._-]*$" };
  const pattern5 = new RegExp("^[A-Za-z0-9_-]+$", "u");
  const pattern6 = new RegExp("^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$", "u");
  const pattern7 = new RegExp("^[A-Za-z0-9][A-Za-z0-9._-]*$", "u");
  const formats0 = /^(?:urn:uuid:)?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
  function validate16(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
    let vErrors = null;
    let errors = 0;
    const evaluated0 = validate16.evaluated;
    if (evaluated0.dynamicProps) {
      evaluated0.props = undefined;
    }
    if (evaluated0.dynamicItems) {
      evaluated0.items = undefined;
    }
    if (errors === 0) {
      if (data && typeof data == "object" && !Array.isArray(data)) {
        const _errs1 = errors;
        for (const key0 in data) {
          if (!(((((key0 === "limit") || (key0 === "cursor")) || (key0 === "state")) || (key0 === "session_id")) || (key0 === "pool_id"))) {
            validate16.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }];
            return false;
            break;
          }
        }
        if (_errs1 === errors) {
          if (data.limit !== undefined) {
            let data0 = data.limit;
            const _errs2 = errors;
            if (!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))) {
              let dataType0 = typeof data0;
              let coerced0 = undefined;
              if (!(coerced0 !== undefined)) {
                if (dataType0 === "boolean" || data0 === null
                  || (dataType0 === "string" && data0 && data0 == +data0 && !(data0 % 1))) {
                  coerced0 = +data0;
                }
                else {
                  validate16.errors = [{ instancePath: instancePath + "/limit", schemaPath: "#/properties/limit/type", keyword: "type", params: { type: "integer" } }];
                  return false;
                }
              }
              if (coerced0 !== undefined) {
                data0 = coerced0;
                if (data !== undefined) {
                  data["limit"] = coerced0;
                }
              }
            }
            if (errors === _errs2) {
              if ((typeof data0 == "number") && (isFinite(data0))) {
                if (data0 > 200 || isNaN(data0)) {
                  validate16.errors = [{ instancePath: instancePath + "/limit", schemaPath: "#/properties/limit/maximum", keyword: "maximum", params: { comparison: "<=", limit: 200 } }];
                  return false;
                }
                else {
                  if (data0 < 1 || isNaN(data0)) {
                    validate16.errors = [{ instancePath: instancePath + "/limit", schemaPath: "#/properties/limit/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 } }];
                    return false;
                  }
                }
              }
            }
            var valid0 = _errs2 === errors;
          }
          else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.cursor !== undefined) {
              let data1 = data.cursor;
              const _errs4 = errors;
              const _errs5 = errors;
              if (typeof data1 !== "string") {
                let dataType1 = typeof data1;
                let coerced1 = undefined;
                if (!(coerced1 !== undefined)) {
                  if (dataType1 == "number" || dataType1 == "boolean") {
                    coerced1 = "" + data1;
                  }
                  else if (data1 === null) {
                    coerced1 = "";
                  }
                  else {
                    validate16.errors = [{ instancePath: instancePath + "/cursor", schemaPath: "contract://data/Cursor/type", keyword: "type", params: { type: "string" } }];
                    return false;
                  }
                }
                if (coerced1 !== undefined) {
                  data1 = coerced1;
                  if (data !== undefined) {
                    data["cursor"] = coerced1;
                  }
                }
              }
              if (errors === _errs5) {
                if (typeof data1 === "string") {
                  if (func1(data1) > 64) {
                    validate16.errors = [{ instancePath: instancePath + "/cursor", schemaPath: "contract://data/Cursor/maxLength", keyword: "maxLength", params: { limit: 64 } }];
                    return false;
                  }
                  else {
                    if (func1(data1) < 1) {
                      validate16.errors = [{ instancePath: instancePath + "/cursor", schemaPath: "contract://data/Cursor/minLength", keyword: "minLength", params: { limit: 1 } }];
                      return false;
                    }
                    else {
                      if (!pattern5.test(data1)) {
                        validate16.errors = [{ instancePath: instancePath + "/cursor", schemaPath: "contract://data/Cursor/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9_-]+$" } }];
                        return false;
                      }
                    }
                  }
                }
              }
              var valid0 = _errs4 === errors;
            }
            else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.state !== undefined) {
                let data2 = data.state;
                const _errs7 = errors;
                if (typeof data2 !== "string") {
                  let dataType2 = typeof data2;
                  let coerced2 = undefined;
                  if (!(coerced2 !== undefined)) {
                    if (dataType2 == "number" || dataType2 == "boolean") {
                      coerced2 = "" + data2;
                    }
                    else if (data2 === null) {
                      coerced2 = "";
                    }
                    else {
                      validate16.errors = [{ instancePath: instancePath + "/state", schemaPath: "contract://data/TaskState/type", keyword: "type", params: { type: "string" } }];
                      return false;
                    }
                  }
                  if (coerced2 !== undefined) {
                    data2 = coerced2;
                    if (data !== undefined) {
                      data["state"] = coerced2;
                    }
                  }
                }
                if (!((((((((data2 === "queued") || (data2 === "running")) || (data2 === "completed")) || (data2 === "canceled")) || (data2 === "deadline")) || (data2 === "budget")) || (data2 === "dropped")) || (data2 === "failed"))) {
                  validate16.errors = [{ instancePath: instancePath + "/state", schemaPath: "contract://data/TaskState/enum", keyword: "enum", params: { allowedValues: schema38.enum } }];
                  return false;
                }
                var valid0 = _errs7 === errors;
              }
              else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.session_id !== undefined) {
                  let data3 = data.session_id;
                  const _errs10 = errors;
                  const _errs11 = errors;
                  if (typeof data3 !== "string") {
                    let dataType3 = typeof data3;
                    let coerced3 = undefined;
                    if (!(coerced3 !== undefined)) {
                      if (dataType3 == "number" || dataType3 == "boolean") {
                        coerced3 = "" + data3;
                      }
                      else if (data3 === null) {
                        coerced3 = "";
                      }
                      else {
                        validate16.errors = [{ instancePath: instancePath + "/session_id", schemaPath: "contract://data/Uuid/type", keyword: "type", params: { type: "string" } }];
                        return false;
                      }
                    }
                    if (coerced3 !== undefined) {
                      data3 = coerced3;
                      if (data !== undefined) {
                        data["session_id"] = coerced3;
                      }
                    }
                  }
                  const _errs13 = errors;
                  if (typeof data3 !== "string") {
                    let dataType4 = typeof data3;
                    let coerced4 = undefined;
                    if (!(coerced4 !== undefined)) {
                      if (dataType4 == "number" || dataType4 == "boolean") {
                        coerced4 = "" + data3;
                      }
                      else if (data3 === null) {
                        coerced4 = "";
                      }
                      else {
                        validate16.errors = [{ instancePath: instancePath + "/session_id", schemaPath: "contract://data/Uuid/allOf/0/type", keyword: "type", params: { type: "string" } }];
                        return false;
                      }
                    }
                    if (coerced4 !== undefined) {
                      data3 = coerced4;
                      if (data !== undefined) {
                        data["session_id"] = coerced4;
                      }
                    }
                  }
                  if (errors === _errs13) {
                    if (errors === _errs13) {
                      if (typeof data3 === "string") {
                        if (!(formats0.test(data3))) {
                          validate16.errors = [{ instancePath: instancePath + "/session_id", schemaPath: "contract://data/Uuid/allOf/0/format", keyword: "format", params: { format: "uuid" } }];
                          return false;
                        }
                      }
                    }
                  }
                  if (errors === _errs11) {
                    if (typeof data3 === "string") {
                      if (func1(data3) > 36) {
                        validate16.errors = [{ instancePath: instancePath + "/session_id", schemaPath: "contract://data/Uuid/maxLength", keyword: "maxLength", params: { limit: 36 } }];
                        return false;
                      }
                      else {
                        if (func1(data3) < 36) {
                          validate16.errors = [{ instancePath: instancePath + "/session_id", schemaPath: "contract://data/Uuid/minLength", keyword: "minLength", params: { limit: 36 } }];
                          return false;
                        }
                        else {
                          if (!pattern6.test(data3)) {
                            validate16.errors = [{ instancePath: instancePath + "/session_id", schemaPath: "contract://data/Uuid/pattern", keyword: "pattern", params: { pattern: "^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$" } }];
                            return false;
                          }
                        }
                      }
                    }
                  }
                  var valid0 = _errs10 === errors;
                }
                else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.pool_id !== undefined) {
                    let data4 = data.pool_id;
                    const _errs15 = errors;
                    const _errs16 = errors;
                    if (typeof data4 !== "string") {
                      let dataType5 = typeof data4;
                      let coerced5 = undefined;
                      if (!(coerced5 !== undefined)) {
                        if (dataType5 == "number" || dataType5 == "boolean") {
                          coerced5 = "" + data4;
                        }
                        else if (data4 === null) {
                          coerced5 = "";
                        }
                        else {
                          validate16.errors = [{ instancePath: instancePath + "/pool_id", schemaPath: "contract://data/PoolId/type", keyword: "type", params: { type: "string" } }];
                          return false;
                        }
                      }
                      if (coerced5 !== undefined) {
                        data4 = coerced5;
                        if (data !== undefined) {
                          data["pool_id"] = coerced5;
                        }
                      }
                    }
                    if (errors === _errs16) {
                      if (typeof data4 === "string") {
                        if (func1(data4) > 64) {
                          validate16.errors = [{ instancePath: instancePath + "/pool_id", schemaPath: "contract://data/PoolId/maxLength", keyword: "maxLength", params: { limit: 64 } }];
                          return false;
                        }
                        else {
                          if (func1(data4) < 1) {
                            validate16.errors = [{ instancePath: instancePath + "/pool_id", schemaPath: "contract://data/PoolId/minLength", keyword: "minLength", params: { limit: 1 } }];
                            return false;
                          }
                          else {
                            if (!pattern7.test(data4)) {
                              validate16.errors = [{ instancePath: instancePath + "/pool_id", schemaPath: "contract://data/PoolId/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]*$" } }];
                              return false;
                            }
                          }
                        }
                      }
                    }
                    var valid0 = _errs15 === errors;
                  }
                  else {
                    var valid0 = true;
                  }
                }
              }
            }
          }
        }
      }
      else {
        validate16.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }];
        return false;
      }
    }
    validate16.errors = vErrors;
    return errors === 0;
  }
  validate16.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
  compiled.schema_8121d449ae5b = validate17;
  const schema41 = { "type": "object", "properties": { "id": { "$ref": "contract://data/Uuid" } }, "required": ["id"], "additionalProperties": false };
  function validate17(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
    let vErrors = null;
    let errors = 0;
    const evaluated0 = validate17.evaluated;
    if (evaluated0.dynamicProps) {
      evaluated0.props = undefined;
    }
    if (evaluated0.dynamicItems) {
      evaluated0.items = undefined;
    }
    if (errors === 0) {
      if (data && typeof data == "object" && !Array.isArray(data)) {
        let missing0;
        if ((data.id === undefined) && (missing0 = "id")) {
          validate17.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 } }];
          return false;
        }
        else {
          const _errs1 = errors;
          for (const key0 in data) {
            if (!(key0 === "id")) {
              validate17.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }];
              return false;
              break;
            }
          }
          if (_errs1 === errors) {
            if (data.id !== undefined) {
              let data0 = data.id;
              const _errs3 = errors;
              if (typeof data0 !== "string") {
                let dataType0 = typeof data0;
                let coerced0 = undefined;
                if (!(coerced0 !== undefined)) {
                  if (dataType0 == "number" || dataType0 == "boolean") {
                    coerced0 = "" + data0;
                  }
                  else if (data0 === null) {
                    coerced0 = "";
                  }
                  else {
                    validate17.errors = [{ instancePath: instancePath + "/id", schemaPath: "contract://data/Uuid/type", keyword: "type", params: { type: "string" } }];
                    return false;
                  }
                }
                if (coerced0 !== undefined) {
                  data0 = coerced0;
                  if (data !== undefined) {
                    data["id"] = coerced0;
                  }
                }
              }
              const _errs5 = errors;
              if (typeof data0 !== "string") {
                let dataType1 = typeof data0;
                let coerced1 = undefined;
                if (!(coerced1 !== undefined)) {
                  if (dataType1 == "number" || dataType1 == "boolean") {
                    coerced1 = "" + data0;
                  }
                  else if (data0 === null) {
                    coerced1 = "";
                  }
                  else {
                    validate17.errors = [{ instancePath: instancePath + "/id", schemaPath: "contract://data/Uuid/allOf/0/type", keyword: "type", params: { type: "string" } }];
                    return false;
                  }
                }
                if (coerced1 !== undefined) {
                  data0 = coerced1;
                  if (data !== undefined) {
                    data["id"] = coerced1;
                  }
                }
              }
              if (errors === _errs5) {
                if (errors === _errs5) {
                  if (typeof data0 === "string") {
                    if (!(formats0.test(data0))) {
                      validate17.errors = [{ instancePath: instancePath + "/id", schemaPath: "contract://data/Uuid/allOf/0/format", keyword: "format", params: { format: "uuid" } }];
                      return false;
                    }
                  }
                }
              }
              if (errors === _errs3) {
                if (typeof data0 === "string") {
                  if (func1(data0) > 36) {
                    validate17.errors = [{ instancePath: instancePath + "/id", schemaPath: "contract://data/Uuid/maxLength", keyword: "maxLength", params: { limit: 36 } }];
                    return false;
                  }
                  else {
                    if (func1(data0) < 36) {
                      validate17.errors = [{ instancePath: instancePath + "/id", schemaPath: "contract://data/Uuid/minLength", keyword: "minLength", params: { limit: 36 } }];
                      return false;
                    }
                    else {
                      if (!pattern6.test(data0)) {
                        validate17.errors = [{ instancePath: instancePath + "/id", schemaPath: "contract://data/Uuid/pattern", keyword: "pattern", params: { pattern: "^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$" } }];
                        return false;
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
      else {
        validate17.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }];
        return false;
      }
    }
    validate17.errors = vErrors;
    return errors === 0;
  }
  validate17.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
  compiled.schema_17b8a1e16f98 = validate18;
  const schema43 = { "type": "object", "properties": { "x-correlation-id": { "$ref": "contract://data/CorrelationId" }, "last-event-id": { "$ref": "contract://data/EventId" } }, "required": [], "additionalProperties": false };
  const schema45 = { "type": "string", "minLength": 1, "maxLength": 15, "pattern": "^(0|[1-9][0-9]{0,14})$" };
  const pattern10 = new RegExp("^(0|[1-9][0-9]{0,14})$", "u");
  function validate18(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
    let vErrors = null;
    let errors = 0;
    const evaluated0 = validate18.evaluated;
    if (evaluated0.dynamicProps) {
      evaluated0.props = undefined;
    }
    if (evaluated0.dynamicItems) {
      evaluated0.items = undefined;
    }
    if (errors === 0) {
      if (data && typeof data == "object" && !Array.isArray(data)) {
        const _errs1 = errors;
        for (const key0 in data) {
          if (!((key0 === "x-correlation-id") || (key0 === "last-event-id"))) {
            validate18.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }];
            return false;
            break;
          }
        }
        if (_errs1 === errors) {
          if (data["x-correlation-id"] !== undefined) {
            let data0 = data["x-correlation-id"];
            const _errs2 = errors;
            const _errs3 = errors;
            if (typeof data0 !== "string") {
              let dataType0 = typeof data0;
              let coerced0 = undefined;
              if (!(coerced0 !== undefined)) {
                if (dataType0 == "number" || dataType0 == "boolean") {
                  coerced0 = "" + data0;
                }
                else if (data0 === null) {
                  coerced0 = "";
                }
                else {
                  validate18.errors = [{ instancePath: instancePath + "/x-correlation-id", schemaPath: "contract://data/CorrelationId/type", keyword: "type", params: { type: "string" } }];
                  return false;
                }
              }
              if (coerced0 !== undefined) {
                data0 = coerced0;
                if (data !== undefined) {
                  data["x-correlation-id"] = coerced0;
                }
              }
            }
            if (errors === _errs3) {
              if (typeof data0 === "string") {
                if (func1(data0) > 128) {
                  validate18.errors = [{ instancePath: instancePath + "/x-correlation-id", schemaPath: "contract://data/CorrelationId/maxLength", keyword: "maxLength", params: { limit: 128 } }];
                  return false;
                }
                else {
                  if (func1(data0) < 1) {
                    validate18.errors = [{ instancePath: instancePath + "/x-correlation-id", schemaPath: "contract://data/CorrelationId/minLength", keyword: "minLength", params: { limit: 1 } }];
                    return false;
                  }
                  else {
                    if (!pattern4.test(data0)) {
                      validate18.errors = [{ instancePath: instancePath + "/x-correlation-id", schemaPath: "contract://data/CorrelationId/pattern", keyword: "pattern", params: { pattern: "^[!-~]+$" } }];
                      return false;
                    }
                  }
                }
              }
            }
            var valid0 = _errs2 === errors;
          }
          else {
            var valid0 = true;
          }
          if (valid0) {
            if (data["last-event-id"] !== undefined) {
              let data1 = data["last-event-id"];
              const _errs5 = errors;
              const _errs6 = errors;
              if (typeof data1 !== "string") {
                let dataType1 = typeof data1;
                let coerced1 = undefined;
                if (!(coerced1 !== undefined)) {
                  if (dataType1 == "number" || dataType1 == "boolean") {
                    coerced1 = "" + data1;
                  }
                  else if (data1 === null) {
                    coerced1 = "";
                  }
                  else {
                    validate18.errors = [{ instancePath: instancePath + "/last-event-id", schemaPath: "contract://data/EventId/type", keyword: "type", params: { type: "string" } }];
                    return false;
                  }
                }
                if (coerced1 !== undefined) {
                  data1 = coerced1;
                  if (data !== undefined) {
                    data["last-event-id"] = coerced1;
                  }
                }
              }
              if (errors === _errs6) {
                if (typeof data1 === "string") {
                  if (func1(data1) > 15) {
                    validate18.errors = [{ instancePath: instancePath + "/last-event-id", schemaPath: "contract://data/EventId/maxLength", keyword: "maxLength", params: { limit: 15 } }];
                    return false;
                  }
                  else {
                    if (func1(data1) < 1) {
                      validate18.errors = [{ instancePath: instancePath + "/last-event-id", schemaPath: "contract://data/EventId/minLength", keyword: "minLength", params: { limit: 1 } }];
                      return false;
                    }
                    else {
                      if (!pattern10.test(data1)) {
                        validate18.errors = [{ instancePath: instancePath + "/last-event-id", schemaPath: "contract://data/EventId/pattern", keyword: "pattern", params: { pattern: "^(0|[1-9][0-9]{0,14})$" } }];
                        return false;
                      }
                    }
                  }
                }
              }
              var valid0 = _errs5 === errors;
            }
            else {
              var valid0 = true;
            }
          }
        }
      }
      else {
        validate18.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }];
        return false;
      }
    }
    validate18.errors = vErrors;
    return errors === 0;
  }
  validate18.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
  compiled.schema_b02fc1373164 = validate19;
  const schema46 = { "type": "object", "properties": { "x-correlation-id": { "$ref": "contract://control/CorrelationId" } }, "required": [], "additionalProperties": false };
  const schema47 = { "type": "string", "minLength": 1, "maxLength": 128, "pattern": "^[!-~]+$" };
  function validate19(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
    let vErrors = null;
    let errors = 0;
    const evaluated0 = validate19.evaluated;
    if (evaluated0.dynamicProps) {
      evaluated0.props = undefined;
    }
    if (evaluated0.dynamicItems) {
      evaluated0.items = undefined;
    }
    if (errors === 0) {
      if (data && typeof data == "object" && !Array.isArray(data)) {
        const _errs1 = errors;
        for (const key0 in data) {
          if (!(key0 === "x-correlation-id")) {
            validate19.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }];
            return false;
            break;
          }
        }
        if (_errs1 === errors) {
          if (data["x-correlation-id"] !== undefined) {
            let data0 = data["x-correlation-id"];
            const _errs3 = errors;
            if (typeof data0 !== "string") {
              let dataType0 = typeof data0;
              let coerced0 = undefined;
              if (!(coerced0 !== undefined)) {
                if (dataType0 == "number" || dataType0 == "boolean") {
                  coerced0 = "" + data0;
                }
                else if (data0 === null) {
                  coerced0 = "";
                }
                else {
                  validate19.errors = [{ instancePath: instancePath + "/x-correlation-id", schemaPath: "contract://control/CorrelationId/type", keyword: "type", params: { type: "string" } }];
                  return false;
                }
              }
              if (coerced0 !== undefined) {
                data0 = coerced0;
                if (data !== undefined) {
                  data["x-correlation-id"] = coerced0;
                }
              }
            }
            if (errors === _errs3) {
              if (typeof data0 === "string") {
                if (func1(data0) > 128) {
                  validate19.errors = [{ instancePath: instancePath + "/x-correlation-id", schemaPath: "contract://control/CorrelationId/maxLength", keyword: "maxLength", params: { limit: 128 } }];
                  return false;
                }
                else {
                  if (func1(data0) < 1) {
                    validate19.errors = [{ instancePath: instancePath + "/x-correlation-id", schemaPath: "contract://control/CorrelationId/minLength", keyword: "minLength", params: { limit: 1 } }];
                    return false;
                  }
                  else {
                    if (!pattern4.test(data0)) {
                      validate19.errors = [{ instancePath: instancePath + "/x-correlation-id", schemaPath: "contract://control/CorrelationId/pattern", keyword: "pattern", params: { pattern: "^[!-~]+$" } }];
                      return false;
                    }
                  }
                }
              }
            }
          }
        }
      }
      else {
        validate19.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }];
        return false;
      }
    }
    validate19.errors = vErrors;
    return errors === 0;
  }
  validate19.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
  compiled.schema_2c74d215a890 = validate20;
  const schema48 = { "type": "object", "properties": { "id": { "$ref": "contract://control/PoolId" } }, "required": ["id"], "additionalProperties": false };
  const schema49 = { "type": "string", "minLength": 1, "maxLength": 64, "pattern": "^[A-Za-z0-9][A-Za-z0-9._-]*$" };
  function validate20(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
    let vErrors = null;
    let errors = 0;
    const evaluated0 = validate20.evaluated;
    if (evaluated0.dynamicProps) {
      evaluated0.props = undefined;
    }
    if (evaluated0.dynamicItems) {
      evaluated0.items = undefined;
    }
    if (errors === 0) {
      if (data && typeof data == "object" && !Array.isArray(data)) {
        let missing0;
        if ((data.id === undefined) && (missing0 = "id")) {
          validate20.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 } }];
          return false;
        }
        else {
          const _errs1 = errors;
          for (const key0 in data) {
            if (!(key0 === "id")) {
              validate20.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }];
              return false;
              break;
            }
          }
          if (_errs1 === errors) {
            if (data.id !== undefined) {
              let data0 = data.id;
              const _errs3 = errors;
              if (typeof data0 !== "string") {
                let dataType0 = typeof data0;
                let coerced0 = undefined;
                if (!(coerced0 !== undefined)) {
                  if (dataType0 == "number" || dataType0 == "boolean") {
                    coerced0 = "" + data0;
                  }
                  else if (data0 === null) {
                    coerced0 = "";
                  }
                  else {
                    validate20.errors = [{ instancePath: instancePath + "/id", schemaPath: "contract://control/PoolId/type", keyword: "type", params: { type: "string" } }];
                    return false;
                  }
                }
                if (coerced0 !== undefined) {
                  data0 = coerced0;
                  if (data !== undefined) {
                    data["id"] = coerced0;
                  }
                }
              }
              if (errors === _errs3) {
                if (typeof data0 === "string") {
                  if (func1(data0) > 64) {
                    validate20.errors = [{ instancePath: instancePath + "/id", schemaPath: "contract://control/PoolId/maxLength", keyword: "maxLength", params: { limit: 64 } }];
                    return false;
                  }
                  else {
                    if (func1(data0) < 1) {
                      validate20.errors = [{ instancePath: instancePath + "/id", schemaPath: "contract://control/PoolId/minLength", keyword: "minLength", params: { limit: 1 } }];
                      return false;
                    }
                    else {
                      if (!pattern7.test(data0)) {
                        validate20.errors = [{ instancePath: instancePath + "/id", schemaPath: "contract://control/PoolId/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]*$" } }];
                        return false;
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
      else {
        validate20.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }];
        return false;
      }
    }
    validate20.errors = vErrors;
    return errors === 0;
  }
  validate20.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
  return compiled;
})();
const bodies = (() => {
  const compiled = {};
  compiled.data_TaskRequest = validate15;
  const schema34 = { "type": "object", "additionalProperties": false, "required": ["task_id", "session_id", "workload", "model_ref", "engine", "ctx", "priority", "max_tokens", "deadline_ms"], "properties": { "task_id": { "$ref": "contract://data/Uuid" }, "session_id": { "$ref": "contract://data/Uuid" }, "workload": { "$ref": "contract://data/Workload" }, "model_ref": { "$ref": "contract://data/ModelRef" }, "engine": { "$ref": "contract://data/EngineKind" }, "ctx": { "type": "integer", "minimum": 1, "maximum": 10000000 }, "priority": { "$ref": "contract://data/Priority" }, "max_tokens": { "type": "integer", "minimum": 1, "maximum": 1000000 }, "deadline_ms": { "type": "integer", "minimum": 1, "maximum": 604800000, "allOf": [{ "type": "integer", "format": "int64" }] }, "prompt": { "type": "string", "minLength": 1, "maxLength": 1000000 }, "messages": { "type": "array", "minItems": 1, "maxItems": 1024, "items": { "$ref": "contract://data/ChatMessage" } }, "inputs": { "type": "array", "minItems": 1, "maxItems": 1024, "items": { "type": "string", "minLength": 1, "maxLength": 1000000 } }, "seed": { "type": "integer", "minimum": -9007199254740991, "maximum": 9007199254740991, "allOf": [{ "type": "integer", "format": "int64" }] }, "determinism": { "type": "string", "enum": ["strict", "best_effort"] }, "sampler_profile_version": { "type": "string", "minLength": 1, "maxLength": 128 }, "expected_tokens": { "type": "integer", "minimum": 1, "maximum": 1000000 }, "kv_hint": { "type": "string", "enum": ["reuse", "cold"] }, "placement": { "$ref": "contract://data/Placement" }, "sampling": { "$ref": "contract://data/Sampling" }, "stop": { "type": "array", "maxItems": 16, "items": { "type": "string", "minLength": 1, "maxLength": 256 } }, "response_format": { "$ref": "contract://data/ResponseFormat" }, "on_disconnect": { "type": "string", "enum": ["continue", "cancel"] }, "budget": { "$ref": "contract://data/Budget" } } };
  const schema35 = { "type": "string", "minLength": 36, "maxLength": 36, "pattern": "^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$", "allOf": [{ "type": "string", "format": "uuid" }] };
  const schema37 = { "type": "string", "enum": ["completion", "embedding", "rerank"] };
  const schema38 = { "type": "string", "minLength": 1, "maxLength": 1024, "pattern": "^[^\\x00-\\x1f\\x7f]+$" };
  const schema39 = { "type": "string", "enum": ["llamacpp", "vllm", "tgi", "triton", "openai", "mock"] };
  const schema40 = { "type": "string", "enum": ["interactive", "batch"] };
  const func1 = Object.prototype.hasOwnProperty;
  const func2 = require("ajv/dist/runtime/ucs2length").default;
  const formats0 = /^(?:urn:uuid:)?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
  const formats4 = require("ajv-formats/dist/formats").fullFormats.int64;
  const pattern4 = new RegExp("^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$", "u");
  const pattern6 = new RegExp("^[^\\x00-\\x1f\\x7f]+$", "u");
  const schema41 = { "type": "object", "additionalProperties": false, "required": ["role", "content"], "properties": { "role": { "type": "string", "enum": ["system", "user", "assistant", "tool"] }, "content": { "type": "string", "maxLength": 1000000 } } };
  function validate16(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
    let vErrors = null;
    let errors = 0;
    const evaluated0 = validate16.evaluated;
    if (evaluated0.dynamicProps) {
      evaluated0.props = undefined;
    }
    if (evaluated0.dynamicItems) {
      evaluated0.items = undefined;
    }
    if (errors === 0) {
      if (data && typeof data == "object" && !Array.isArray(data)) {
        let missing0;
        if (((data.role === undefined) && (missing0 = "role")) || ((data.content === undefined) && (missing0 = "content"))) {
          validate16.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 } }];
          return false;
        }
        else {
          const _errs1 = errors;
          for (const key0 in data) {
            if (!((key0 === "role") || (key0 === "content"))) {
              validate16.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }];
              return false;
              break;
            }
          }
          if (_errs1 === errors) {
            if (data.role !== undefined) {
              let data0 = data.role;
              const _errs2 = errors;
              if (typeof data0 !== "string") {
                validate16.errors = [{ instancePath: instancePath + "/role", schemaPath: "#/properties/role/type", keyword: "type", params: { type: "string" } }];
                return false;
              }
              if (!((((data0 === "system") || (data0 === "user")) || (data0 === "assistant")) || (data0 === "tool"))) {
                validate16.errors = [{ instancePath: instancePath + "/role", schemaPath: "#/properties/role/enum", keyword: "enum", params: { allowedValues: schema41.properties.role.enum } }];
                return false;
              }
              var valid0 = _errs2 === errors;
            }
            else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.content !== undefined) {
                let data1 = data.content;
                const _errs4 = errors;
                if (errors === _errs4) {
                  if (typeof data1 === "string") {
                    if (func2(data1) > 1000000) {
                      validate16.errors = [{ instancePath: instancePath + "/content", schemaPath: "#/properties/content/maxLength", keyword: "maxLength", params: { limit: 1000000 } }];
                      return false;
                    }
                  }
                  else {
                    validate16.errors = [{ instancePath: instancePath + "/content", schemaPath: "#/properties/content/type", keyword: "type", params: { type: "string" } }];
                    return false;
                  }
                }
                var valid0 = _errs4 === errors;
              }
              else {
                var valid0 = true;
              }
            }
          }
        }
      }
      else {
        validate16.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }];
        return false;
      }
    }
    validate16.errors = vErrors;
    return errors === 0;
  }
  validate16.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
  const schema42 = { "type": "object", "additionalProperties": false, "properties": { "mode": { "type": "string", "enum": ["pin", "prefer", "auto"] }, "pin_pool_id": { "$ref": "contract://data/PoolId" }, "prefer_pools": { "type": "array", "maxItems": 64, "items": { "$ref": "contract://data/PoolId" } }, "avoid_pools": { "type": "array", "maxItems": 64, "items": { "$ref": "contract://data/PoolId" } }, "require_device_mask": { "type": "string", "minLength": 1, "maxLength": 64, "pattern": "^[0-9A-Za-z,:._-]+$" }, "allow_fallback": { "type": "boolean" } } };
  const schema43 = { "type": "string", "minLength": 1, "maxLength": 64, "pattern": "^[A-Za-z0-9][A-Za-z0-9._-]*$" };
  const pattern7 = new RegExp("^[A-Za-z0-9][A-Za-z0-9._-]*$", "u");
  const pattern10 = new RegExp("^[0-9A-Za-z,:._-]+$", "u");
  function validate18(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
    let vErrors = null;
    let errors = 0;
    const evaluated0 = validate18.evaluated;
    if (evaluated0.dynamicProps) {
      evaluated0.props = undefined;
    }
    if (evaluated0.dynamicItems) {
      evaluated0.items = undefined;
    }
    if (errors === 0) {
      if (data && typeof data == "object" && !Array.isArray(data)) {
        const _errs1 = errors;
        for (const key0 in data) {
          if (!((((((key0 === "mode") || (key0 === "pin_pool_id")) || (key0 === "prefer_pools")) || (key0 === "avoid_pools")) || (key0 === "require_device_mask")) || (key0 === "allow_fallback"))) {
            validate18.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }];
            return false;
            break;
          }
        }
        if (_errs1 === errors) {
          if (data.mode !== undefined) {
            let data0 = data.mode;
            const _errs2 = errors;
            if (typeof data0 !== "string") {
              validate18.errors = [{ instancePath: instancePath + "/mode", schemaPath: "#/properties/mode/type", keyword: "type", params: { type: "string" } }];
              return false;
            }
            if (!(((data0 === "pin") || (data0 === "prefer")) || (data0 === "auto"))) {
              validate18.errors = [{ instancePath: instancePath + "/mode", schemaPath: "#/properties/mode/enum", keyword: "enum", params: { allowedValues: schema42.properties.mode.enum } }];
              return false;
            }
            var valid0 = _errs2 === errors;
          }
          else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.pin_pool_id !== undefined) {
              let data1 = data.pin_pool_id;
              const _errs4 = errors;
              const _errs5 = errors;
              if (errors === _errs5) {
                if (typeof data1 === "string") {
                  if (func2(data1) > 64) {
                    validate18.errors = [{ instancePath: instancePath + "/pin_pool_id", schemaPath: "contract://data/PoolId/maxLength", keyword: "maxLength", params: { limit: 64 } }];
                    return false;
                  }
                  else {
                    if (func2(data1) < 1) {
                      validate18.errors = [{ instancePath: instancePath + "/pin_pool_id", schemaPath: "contract://data/PoolId/minLength", keyword: "minLength", params: { limit: 1 } }];
                      return false;
                    }
                    else {
                      if (!pattern7.test(data1)) {
                        validate18.errors = [{ instancePath: instancePath + "/pin_pool_id", schemaPath: "contract://data/PoolId/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]*$" } }];
                        return false;
                      }
                    }
                  }
                }
                else {
                  validate18.errors = [{ instancePath: instancePath + "/pin_pool_id", schemaPath: "contract://data/PoolId/type", keyword: "type", params: { type: "string" } }];
                  return false;
                }
              }
              var valid0 = _errs4 === errors;
            }
            else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.prefer_pools !== undefined) {
                let data2 = data.prefer_pools;
                const _errs7 = errors;
                if (errors === _errs7) {
                  if (Array.isArray(data2)) {
                    if (data2.length > 64) {
                      validate18.errors = [{ instancePath: instancePath + "/prefer_pools", schemaPath: "#/properties/prefer_pools/maxItems", keyword: "maxItems", params: { limit: 64 } }];
                      return false;
                    }
                    else {
                      var valid2 = true;
                      const len0 = data2.length;
                      for (let i0 = 0; i0 < len0; i0++) {
                        let data3 = data2[i0];
                        const _errs9 = errors;
                        const _errs10 = errors;
                        if (errors === _errs10) {
                          if (typeof data3 === "string") {
                            if (func2(data3) > 64) {
                              validate18.errors = [{ instancePath: instancePath + "/prefer_pools/" + i0, schemaPath: "contract://data/PoolId/maxLength", keyword: "maxLength", params: { limit: 64 } }];
                              return false;
                            }
                            else {
                              if (func2(data3) < 1) {
                                validate18.errors = [{ instancePath: instancePath + "/prefer_pools/" + i0, schemaPath: "contract://data/PoolId/minLength", keyword: "minLength", params: { limit: 1 } }];
                                return false;
                              }
                              else {
                                if (!pattern7.test(data3)) {
                                  validate18.errors = [{ instancePath: instancePath + "/prefer_pools/" + i0, schemaPath: "contract://data/PoolId/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]*$" } }];
                                  return false;
                                }
                              }
                            }
                          }
                          else {
                            validate18.errors = [{ instancePath: instancePath + "/prefer_pools/" + i0, schemaPath: "contract://data/PoolId/type", keyword: "type", params: { type: "string" } }];
                            return false;
                          }
                        }
                        var valid2 = _errs9 === errors;
                        if (!valid2) {
                          break;
                        }
                      }
                    }
                  }
                  else {
                    validate18.errors = [{ instancePath: instancePath + "/prefer_pools", schemaPath: "#/properties/prefer_pools/type", keyword: "type", params: { type: "array" } }];
                    return false;
                  }
                }
                var valid0 = _errs7 === errors;
              }
              else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.avoid_pools !== undefined) {
                  let data4 = data.avoid_pools;
                  const _errs12 = errors;
                  if (errors === _errs12) {
                    if (Array.isArray(data4)) {
                      if (data4.length > 64) {
                        validate18.errors = [{ instancePath: instancePath + "/avoid_pools", schemaPath: "#/properties/avoid_pools/maxItems", keyword: "maxItems", params: { limit: 64 } }];
                        return false;
                      }
                      else {
                        var valid4 = true;
                        const len1 = data4.length;
                        for (let i1 = 0; i1 < len1; i1++) {
                          let data5 = data4[i1];
                          const _errs14 = errors;
                          const _errs15 = errors;
                          if (errors === _errs15) {
                            if (typeof data5 === "string") {
                              if (func2(data5) > 64) {
                                validate18.errors = [{ instancePath: instancePath + "/avoid_pools/" + i1, schemaPath: "contract://data/PoolId/maxLength", keyword: "maxLength", params: { limit: 64 } }];
                                return false;
                              }
                              else {
                                if (func2(data5) < 1) {
                                  validate18.errors = [{ instancePath: instancePath + "/avoid_pools/" + i1, schemaPath: "contract://data/PoolId/minLength", keyword: "minLength", params: { limit: 1 } }];
                                  return false;
                                }
                                else {
                                  if (!pattern7.test(data5)) {
                                    validate18.errors = [{ instancePath: instancePath + "/avoid_pools/" + i1, schemaPath: "contract://data/PoolId/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]*$" } }];
                                    return false;
                                  }
                                }
                              }
                            }
                            else {
                              validate18.errors = [{ instancePath: instancePath + "/avoid_pools/" + i1, schemaPath: "contract://data/PoolId/type", keyword: "type", params: { type: "string" } }];
                              return false;
                            }
                          }
                          var valid4 = _errs14 === errors;
                          if (!valid4) {
                            break;
                          }
                        }
                      }
                    }
                    else {
                      validate18.errors = [{ instancePath: instancePath + "/avoid_pools", schemaPath: "#/properties/avoid_pools/type", keyword: "type", params: { type: "array" } }];
                      return false;
                    }
                  }
                  var valid0 = _errs12 === errors;
                }
                else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.require_device_mask !== undefined) {
                    let data6 = data.require_device_mask;
                    const _errs17 = errors;
                    if (errors === _errs17) {
                      if (typeof data6 === "string") {
                        if (func2(data6) > 64) {
                          validate18.errors = [{ instancePath: instancePath + "/require_device_mask", schemaPath: "#/properties/require_device_mask/maxLength", keyword: "maxLength", params: { limit: 64 } }];
                          return false;
                        }
                        else {
                          if (func2(data6) < 1) {
                            validate18.errors = [{ instancePath: instancePath + "/require_device_mask", schemaPath: "#/properties/require_device_mask/minLength", keyword: "minLength", params: { limit: 1 } }];
                            return false;
                          }
                          else {
                            if (!pattern10.test(data6)) {
                              validate18.errors = [{ instancePath: instancePath + "/require_device_mask", schemaPath: "#/properties/require_device_mask/pattern", keyword: "pattern", params: { pattern: "^[0-9A-Za-z,:._-]+$" } }];
                              return false;
                            }
                          }
                        }
                      }
                      else {
                        validate18.errors = [{ instancePath: instancePath + "/require_device_mask", schemaPath: "#/properties/require_device_mask/type", keyword: "type", params: { type: "string" } }];
                        return false;
                      }
                    }
                    var valid0 = _errs17 === errors;
                  }
                  else {
                    var valid0 = true;
                  }
                  if (valid0) {
                    if (data.allow_fallback !== undefined) {
                      const _errs19 = errors;
                      if (typeof data.allow_fallback !== "boolean") {
                        validate18.errors = [{ instancePath: instancePath + "/allow_fallback", schemaPath: "#/properties/allow_fallback/type", keyword: "type", params: { type: "boolean" } }];
                        return false;
                      }
                      var valid0 = _errs19 === errors;
                    }
                    else {
                      var valid0 = true;
                    }
                  }
                }
              }
            }
          }
        }
      }
      else {
        validate18.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }];
        return false;
      }
    }
    validate18.errors = vErrors;
    return errors === 0;
  }
  validate18.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
  const schema46 = { "type": "object", "additionalProperties": false, "properties": { "temperature": { "type": "number", "minimum": 0, "maximum": 5, "allOf": [{ "type": "number", "format": "double" }] }, "top_p": { "type": "number", "minimum": 0, "maximum": 1, "allOf": [{ "type": "number", "format": "double" }] }, "top_k": { "type": "integer", "minimum": 0, "maximum": 1000000 }, "min_p": { "type": "number", "minimum": 0, "maximum": 1, "allOf": [{ "type": "number", "format": "double" }] }, "repeat_penalty": { "type": "number", "minimum": 0.01, "maximum": 10, "allOf": [{ "type": "number", "format": "double" }] }, "presence_penalty": { "type": "number", "minimum": -2, "maximum": 2, "allOf": [{ "type": "number", "format": "double" }] } } };
  const formats8 = require("ajv-formats/dist/formats").fullFormats.double;
  function validate20(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
    let vErrors = null;
    let errors = 0;
    const evaluated0 = validate20.evaluated;
    if (evaluated0.dynamicProps) {
      evaluated0.props = undefined;
    }
    if (evaluated0.dynamicItems) {
      evaluated0.items = undefined;
    }
    if (errors === 0) {
      if (data && typeof data == "object" && !Array.isArray(data)) {
        const _errs1 = errors;
        for (const key0 in data) {
          if (!((((((key0 === "temperature") || (key0 === "top_p")) || (key0 === "top_k")) || (key0 === "min_p")) || (key0 === "repeat_penalty")) || (key0 === "presence_penalty"))) {
            validate20.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }];
            return false;
            break;
          }
        }
        if (_errs1 === errors) {
          if (data.temperature !== undefined) {
            let data0 = data.temperature;
            const _errs2 = errors;
            const _errs4 = errors;
            if (errors === _errs4) {
              if ((typeof data0 == "number") && (isFinite(data0))) {
                if (!(formats8.validate(data0))) {
                  validate20.errors = [{ instancePath: instancePath + "/temperature", schemaPath: "#/properties/temperature/allOf/0/format", keyword: "format", params: { format: "double" } }];
                  return false;
                }
              }
              else {
                validate20.errors = [{ instancePath: instancePath + "/temperature", schemaPath: "#/properties/temperature/allOf/0/type", keyword: "type", params: { type: "number" } }];
                return false;
              }
            }
            if (errors === _errs2) {
              if ((typeof data0 == "number") && (isFinite(data0))) {
                if (data0 > 5 || isNaN(data0)) {
                  validate20.errors = [{ instancePath: instancePath + "/temperature", schemaPath: "#/properties/temperature/maximum", keyword: "maximum", params: { comparison: "<=", limit: 5 } }];
                  return false;
                }
                else {
                  if (data0 < 0 || isNaN(data0)) {
                    validate20.errors = [{ instancePath: instancePath + "/temperature", schemaPath: "#/properties/temperature/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                    return false;
                  }
                }
              }
              else {
                validate20.errors = [{ instancePath: instancePath + "/temperature", schemaPath: "#/properties/temperature/type", keyword: "type", params: { type: "number" } }];
                return false;
              }
            }
            var valid0 = _errs2 === errors;
          }
          else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.top_p !== undefined) {
              let data1 = data.top_p;
              const _errs6 = errors;
              const _errs8 = errors;
              if (errors === _errs8) {
                if ((typeof data1 == "number") && (isFinite(data1))) {
                  if (!(formats8.validate(data1))) {
                    validate20.errors = [{ instancePath: instancePath + "/top_p", schemaPath: "#/properties/top_p/allOf/0/format", keyword: "format", params: { format: "double" } }];
                    return false;
                  }
                }
                else {
                  validate20.errors = [{ instancePath: instancePath + "/top_p", schemaPath: "#/properties/top_p/allOf/0/type", keyword: "type", params: { type: "number" } }];
                  return false;
                }
              }
              if (errors === _errs6) {
                if ((typeof data1 == "number") && (isFinite(data1))) {
                  if (data1 > 1 || isNaN(data1)) {
                    validate20.errors = [{ instancePath: instancePath + "/top_p", schemaPath: "#/properties/top_p/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1 } }];
                    return false;
                  }
                  else {
                    if (data1 < 0 || isNaN(data1)) {
                      validate20.errors = [{ instancePath: instancePath + "/top_p", schemaPath: "#/properties/top_p/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                      return false;
                    }
                  }
                }
                else {
                  validate20.errors = [{ instancePath: instancePath + "/top_p", schemaPath: "#/properties/top_p/type", keyword: "type", params: { type: "number" } }];
                  return false;
                }
              }
              var valid0 = _errs6 === errors;
            }
            else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.top_k !== undefined) {
                let data2 = data.top_k;
                const _errs10 = errors;
                if (!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))) {
                  validate20.errors = [{ instancePath: instancePath + "/top_k", schemaPath: "#/properties/top_k/type", keyword: "type", params: { type: "integer" } }];
                  return false;
                }
                if (errors === _errs10) {
                  if ((typeof data2 == "number") && (isFinite(data2))) {
                    if (data2 > 1000000 || isNaN(data2)) {
                      validate20.errors = [{ instancePath: instancePath + "/top_k", schemaPath: "#/properties/top_k/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1000000 } }];
                      return false;
                    }
                    else {
                      if (data2 < 0 || isNaN(data2)) {
                        validate20.errors = [{ instancePath: instancePath + "/top_k", schemaPath: "#/properties/top_k/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                        return false;
                      }
                    }
                  }
                }
                var valid0 = _errs10 === errors;
              }
              else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.min_p !== undefined) {
                  let data3 = data.min_p;
                  const _errs12 = errors;
                  const _errs14 = errors;
                  if (errors === _errs14) {
                    if ((typeof data3 == "number") && (isFinite(data3))) {
                      if (!(formats8.validate(data3))) {
                        validate20.errors = [{ instancePath: instancePath + "/min_p", schemaPath: "#/properties/min_p/allOf/0/format", keyword: "format", params: { format: "double" } }];
                        return false;
                      }
                    }
                    else {
                      validate20.errors = [{ instancePath: instancePath + "/min_p", schemaPath: "#/properties/min_p/allOf/0/type", keyword: "type", params: { type: "number" } }];
                      return false;
                    }
                  }
                  if (errors === _errs12) {
                    if ((typeof data3 == "number") && (isFinite(data3))) {
                      if (data3 > 1 || isNaN(data3)) {
                        validate20.errors = [{ instancePath: instancePath + "/min_p", schemaPath: "#/properties/min_p/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1 } }];
                        return false;
                      }
                      else {
                        if (data3 < 0 || isNaN(data3)) {
                          validate20.errors = [{ instancePath: instancePath + "/min_p", schemaPath: "#/properties/min_p/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                          return false;
                        }
                      }
                    }
                    else {
                      validate20.errors = [{ instancePath: instancePath + "/min_p", schemaPath: "#/properties/min_p/type", keyword: "type", params: { type: "number" } }];
                      return false;
                    }
                  }
                  var valid0 = _errs12 === errors;
                }
                else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.repeat_penalty !== undefined) {
                    let data4 = data.repeat_penalty;
                    const _errs16 = errors;
                    const _errs18 = errors;
                    if (errors === _errs18) {
                      if ((typeof data4 == "number") && (isFinite(data4))) {
                        if (!(formats8.validate(data4))) {
                          validate20.errors = [{ instancePath: instancePath + "/repeat_penalty", schemaPath: "#/properties/repeat_penalty/allOf/0/format", keyword: "format", params: { format: "double" } }];
                          return false;
                        }
                      }
                      else {
                        validate20.errors = [{ instancePath: instancePath + "/repeat_penalty", schemaPath: "#/properties/repeat_penalty/allOf/0/type", keyword: "type", params: { type: "number" } }];
                        return false;
                      }
                    }
                    if (errors === _errs16) {
                      if ((typeof data4 == "number") && (isFinite(data4))) {
                        if (data4 > 10 || isNaN(data4)) {
                          validate20.errors = [{ instancePath: instancePath + "/repeat_penalty", schemaPath: "#/properties/repeat_penalty/maximum", keyword: "maximum", params: { comparison: "<=", limit: 10 } }];
                          return false;
                        }
                        else {
                          if (data4 < 0.01 || isNaN(data4)) {
                            validate20.errors = [{ instancePath: instancePath + "/repeat_penalty", schemaPath: "#/properties/repeat_penalty/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0.01 } }];
                            return false;
                          }
                        }
                      }
                      else {
                        validate20.errors = [{ instancePath: instancePath + "/repeat_penalty", schemaPath: "#/properties/repeat_penalty/type", keyword: "type", params: { type: "number" } }];
                        return false;
                      }
                    }
                    var valid0 = _errs16 === errors;
                  }
                  else {
                    var valid0 = true;
                  }
                  if (valid0) {
                    if (data.presence_penalty !== undefined) {
                      let data5 = data.presence_penalty;
                      const _errs20 = errors;
                      const _errs22 = errors;
                      if (errors === _errs22) {
                        if ((typeof data5 == "number") && (isFinite(data5))) {
                          if (!(formats8.validate(data5))) {
                            validate20.errors = [{ instancePath: instancePath + "/presence_penalty", schemaPath: "#/properties/presence_penalty/allOf/0/format", keyword: "format", params: { format: "double" } }];
                            return false;
                          }
                        }
                        else {
                          validate20.errors = [{ instancePath: instancePath + "/presence_penalty", schemaPath: "#/properties/presence_penalty/allOf/0/type", keyword: "type", params: { type: "number" } }];
                          return false;
                        }
                      }
                      if (errors === _errs20) {
                        if ((typeof data5 == "number") && (isFinite(data5))) {
                          if (data5 > 2 || isNaN(data5)) {
                            validate20.errors = [{ instancePath: instancePath + "/presence_penalty", schemaPath: "#/properties/presence_penalty/maximum", keyword: "maximum", params: { comparison: "<=", limit: 2 } }];
                            return false;
                          }
                          else {
                            if (data5 < -2 || isNaN(data5)) {
                              validate20.errors = [{ instancePath: instancePath + "/presence_penalty", schemaPath: "#/properties/presence_penalty/minimum", keyword: "minimum", params: { comparison: ">=", limit: -2 } }];
                              return false;
                            }
                          }
                        }
                        else {
                          validate20.errors = [{ instancePath: instancePath + "/presence_penalty", schemaPath: "#/properties/presence_penalty/type", keyword: "type", params: { type: "number" } }];
                          return false;
                        }
                      }
                      var valid0 = _errs20 === errors;
                    }
                    else {
                      var valid0 = true;
                    }
                  }
                }
              }
            }
          }
        }
      }
      else {
        validate20.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }];
        return false;
      }
    }
    validate20.errors = vErrors;
    return errors === 0;
  }
  validate20.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
  const schema47 = { "allOf": [{ "type": "object", "required": ["type"], "properties": { "type": { "type": "string", "enum": ["text", "json_schema", "grammar"] } } }, { "oneOf": [{ "$ref": "contract://data/ResponseFormatText" }, { "$ref": "contract://data/ResponseFormatJsonSchema" }, { "$ref": "contract://data/ResponseFormatGrammar" }], "type": "object", "required": ["type"], "discriminator": { "propertyName": "type" } }] };
  const schema50 = { "type": "object", "additionalProperties": false, "required": ["type"], "properties": { "type": { "type": "string", "const": "text" } } };
  const schema48 = { "type": "object", "additionalProperties": false, "required": ["type", "json_schema"], "properties": { "type": { "type": "string", "const": "json_schema" }, "json_schema": { "type": "object", "additionalProperties": true, "maxProperties": 256 } } };
  function validate23(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
    let vErrors = null;
    let errors = 0;
    const evaluated0 = validate23.evaluated;
    if (evaluated0.dynamicProps) {
      evaluated0.props = undefined;
    }
    if (evaluated0.dynamicItems) {
      evaluated0.items = undefined;
    }
    if (errors === 0) {
      if (data && typeof data == "object" && !Array.isArray(data)) {
        let missing0;
        if (((data.type === undefined) && (missing0 = "type")) || ((data.json_schema === undefined) && (missing0 = "json_schema"))) {
          validate23.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 } }];
          return false;
        }
        else {
          const _errs1 = errors;
          for (const key0 in data) {
            if (!((key0 === "type") || (key0 === "json_schema"))) {
              validate23.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }];
              return false;
              break;
            }
          }
          if (_errs1 === errors) {
            if (data.type !== undefined) {
              let data0 = data.type;
              const _errs2 = errors;
              if (typeof data0 !== "string") {
                validate23.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" } }];
                return false;
              }
              if ("json_schema" !== data0) {
                validate23.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/const", keyword: "const", params: { allowedValue: "json_schema" } }];
                return false;
              }
              var valid0 = _errs2 === errors;
            }
            else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.json_schema !== undefined) {
                let data1 = data.json_schema;
                const _errs4 = errors;
                if (errors === _errs4) {
                  if (data1 && typeof data1 == "object" && !Array.isArray(data1)) {
                    if (Object.keys(data1).length > 256) {
                      validate23.errors = [{ instancePath: instancePath + "/json_schema", schemaPath: "#/properties/json_schema/maxProperties", keyword: "maxProperties", params: { limit: 256 } }];
                      return false;
                    }
                  }
                  else {
                    validate23.errors = [{ instancePath: instancePath + "/json_schema", schemaPath: "#/properties/json_schema/type", keyword: "type", params: { type: "object" } }];
                    return false;
                  }
                }
                var valid0 = _errs4 === errors;
              }
              else {
                var valid0 = true;
              }
            }
          }
        }
      }
      else {
        validate23.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }];
        return false;
      }
    }
    validate23.errors = vErrors;
    return errors === 0;
  }
  validate23.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
  const schema49 = { "type": "object", "additionalProperties": false, "required": ["type", "grammar"], "properties": { "type": { "type": "string", "const": "grammar" }, "grammar": { "type": "string", "minLength": 1, "maxLength": 65536 } } };
  function validate24(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
    let vErrors = null;
    let errors = 0;
    const evaluated0 = validate24.evaluated;
    if (evaluated0.dynamicProps) {
      evaluated0.props = undefined;
    }
    if (evaluated0.dynamicItems) {
      evaluated0.items = undefined;
    }
    if (errors === 0) {
      if (data && typeof data == "object" && !Array.isArray(data)) {
        let missing0;
        if (((data.type === undefined) && (missing0 = "type")) || ((data.grammar === undefined) && (missing0 = "grammar"))) {
          validate24.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 } }];
          return false;
        }
        else {
          const _errs1 = errors;
          for (const key0 in data) {
            if (!((key0 === "type") || (key0 === "grammar"))) {
              validate24.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }];
              return false;
              break;
            }
          }
          if (_errs1 === errors) {
            if (data.type !== undefined) {
              let data0 = data.type;
              const _errs2 = errors;
              if (typeof data0 !== "string") {
                validate24.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" } }];
                return false;
              }
              if ("grammar" !== data0) {
                validate24.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/const", keyword: "const", params: { allowedValue: "grammar" } }];
                return false;
              }
              var valid0 = _errs2 === errors;
            }
            else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.grammar !== undefined) {
                let data1 = data.grammar;
                const _errs4 = errors;
                if (errors === _errs4) {
                  if (typeof data1 === "string") {
                    if (func2(data1) > 65536) {
                      validate24.errors = [{ instancePath: instancePath + "/grammar", schemaPath: "#/properties/grammar/maxLength", keyword: "maxLength", params: { limit: 65536 } }];
                      return false;
                    }
                    else {
                      if (func2(data1) < 1) {
                        validate24.errors = [{ instancePath: instancePath + "/grammar", schemaPath: "#/properties/grammar/minLength", keyword: "minLength", params: { limit: 1 } }];
                        return false;
                      }
                    }
                  }
                  else {
                    validate24.errors = [{ instancePath: instancePath + "/grammar", schemaPath: "#/properties/grammar/type", keyword: "type", params: { type: "string" } }];
                    return false;
                  }
                }
                var valid0 = _errs4 === errors;
              }
              else {
                var valid0 = true;
              }
            }
          }
        }
      }
      else {
        validate24.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }];
        return false;
      }
    }
    validate24.errors = vErrors;
    return errors === 0;
  }
  validate24.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
  function validate22(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
    let vErrors = null;
    let errors = 0;
    const evaluated0 = validate22.evaluated;
    if (evaluated0.dynamicProps) {
      evaluated0.props = undefined;
    }
    if (evaluated0.dynamicItems) {
      evaluated0.items = undefined;
    }
    const _errs0 = errors;
    if (errors === _errs0) {
      if (data && typeof data == "object" && !Array.isArray(data)) {
        let missing0;
        if ((data.type === undefined) && (missing0 = "type")) {
          validate22.errors = [{ instancePath, schemaPath: "#/allOf/0/required", keyword: "required", params: { missingProperty: missing0 } }];
          return false;
        }
        else {
          if (data.type !== undefined) {
            let data0 = data.type;
            if (typeof data0 !== "string") {
              validate22.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/allOf/0/properties/type/type", keyword: "type", params: { type: "string" } }];
              return false;
            }
            if (!(((data0 === "text") || (data0 === "json_schema")) || (data0 === "grammar"))) {
              validate22.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/allOf/0/properties/type/enum", keyword: "enum", params: { allowedValues: schema47.allOf[0].properties.type.enum } }];
              return false;
            }
          }
        }
      }
      else {
        validate22.errors = [{ instancePath, schemaPath: "#/allOf/0/type", keyword: "type", params: { type: "object" } }];
        return false;
      }
    }
    var valid0 = _errs0 === errors;
    if (valid0) {
      const _errs4 = errors;
      if (errors === _errs4) {
        if (data && typeof data == "object" && !Array.isArray(data)) {
          let missing1;
          if ((data.type === undefined) && (missing1 = "type")) {
            validate22.errors = [{ instancePath, schemaPath: "#/allOf/1/required", keyword: "required", params: { missingProperty: missing1 } }];
            return false;
          }
          else {
            const tag0 = data.type;
            if (typeof tag0 == "string") {
              if (tag0 === "text") {
                const _errs8 = errors;
                if (errors === _errs8) {
                  if (data && typeof data == "object" && !Array.isArray(data)) {
                    let missing2;
                    if ((data.type === undefined) && (missing2 = "type")) {
                      validate22.errors = [{ instancePath, schemaPath: "contract://data/ResponseFormatText/required", keyword: "required", params: { missingProperty: missing2 } }];
                      return false;
                    }
                    else {
                      const _errs10 = errors;
                      for (const key0 in data) {
                        if (!(key0 === "type")) {
                          validate22.errors = [{ instancePath, schemaPath: "contract://data/ResponseFormatText/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }];
                          return false;
                          break;
                        }
                      }
                      if (_errs10 === errors) {
                        if (data.type !== undefined) {
                          let data1 = data.type;
                          if (typeof data1 !== "string") {
                            validate22.errors = [{ instancePath: instancePath + "/type", schemaPath: "contract://data/ResponseFormatText/properties/type/type", keyword: "type", params: { type: "string" } }];
                            return false;
                          }
                          if ("text" !== data1) {
                            validate22.errors = [{ instancePath: instancePath + "/type", schemaPath: "contract://data/ResponseFormatText/properties/type/const", keyword: "const", params: { allowedValue: "text" } }];
                            return false;
                          }
                        }
                      }
                    }
                  }
                  else {
                    validate22.errors = [{ instancePath, schemaPath: "contract://data/ResponseFormatText/type", keyword: "type", params: { type: "object" } }];
                    return false;
                  }
                }
                var props0 = true;
              }
              else if (tag0 === "json_schema") {
                if (!(validate23(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors }))) {
                  vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
                  errors = vErrors.length;
                }
                if (props0 !== true) {
                  props0 = true;
                }
              }
              else if (tag0 === "grammar") {
                if (!(validate24(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors }))) {
                  vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors);
                  errors = vErrors.length;
                }
                if (props0 !== true) {
                  props0 = true;
                }
              }
              else {
                validate22.errors = [{ instancePath, schemaPath: "#/allOf/1/discriminator", keyword: "discriminator", params: { error: "mapping", tag: "type", tagValue: tag0 } }];
                return false;
              }
            }
            else {
              validate22.errors = [{ instancePath, schemaPath: "#/allOf/1/discriminator", keyword: "discriminator", params: { error: "tag", tag: "type", tagValue: tag0 } }];
              return false;
            }
          }
        }
        else {
          validate22.errors = [{ instancePath, schemaPath: "#/allOf/1/type", keyword: "type", params: { type: "object" } }];
          return false;
        }
      }
      var valid0 = _errs4 === errors;
      if (valid0) {
        if (props0 !== true) {
          props0 = props0 || {};
          props0.type = true;
        }
      }
    }
    validate22.errors = vErrors;
    evaluated0.props = props0;
    return errors === 0;
  }
  validate22.evaluated = { "dynamicProps": true, "dynamicItems": false };
  const schema51 = { "type": "object", "additionalProperties": false, "properties": { "tokens": { "type": "integer", "minimum": 1, "maximum": 9007199254740991, "allOf": [{ "type": "integer", "format": "int64" }] }, "time_ms": { "type": "integer", "minimum": 1, "maximum": 604800000, "allOf": [{ "type": "integer", "format": "int64" }] }, "cost": { "type": "number", "minimum": 0, "maximum": 1000000000, "allOf": [{ "type": "number", "format": "double" }] } } };
  function validate28(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
    let vErrors = null;
    let errors = 0;
    const evaluated0 = validate28.evaluated;
    if (evaluated0.dynamicProps) {
      evaluated0.props = undefined;
    }
    if (evaluated0.dynamicItems) {
      evaluated0.items = undefined;
    }
    if (errors === 0) {
      if (data && typeof data == "object" && !Array.isArray(data)) {
        const _errs1 = errors;
        for (const key0 in data) {
          if (!(((key0 === "tokens") || (key0 === "time_ms")) || (key0 === "cost"))) {
            validate28.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }];
            return false;
            break;
          }
        }
        if (_errs1 === errors) {
          if (data.tokens !== undefined) {
            let data0 = data.tokens;
            const _errs2 = errors;
            if (!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))) {
              validate28.errors = [{ instancePath: instancePath + "/tokens", schemaPath: "#/properties/tokens/type", keyword: "type", params: { type: "integer" } }];
              return false;
            }
            const _errs4 = errors;
            if (!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))) {
              validate28.errors = [{ instancePath: instancePath + "/tokens", schemaPath: "#/properties/tokens/allOf/0/type", keyword: "type", params: { type: "integer" } }];
              return false;
            }
            if (errors === _errs4) {
              if ((typeof data0 == "number") && (isFinite(data0))) {
                if (!(formats4.validate(data0))) {
                  validate28.errors = [{ instancePath: instancePath + "/tokens", schemaPath: "#/properties/tokens/allOf/0/format", keyword: "format", params: { format: "int64" } }];
                  return false;
                }
              }
            }
            if (errors === _errs2) {
              if ((typeof data0 == "number") && (isFinite(data0))) {
                if (data0 > 9007199254740991 || isNaN(data0)) {
                  validate28.errors = [{ instancePath: instancePath + "/tokens", schemaPath: "#/properties/tokens/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } }];
                  return false;
                }
                else {
                  if (data0 < 1 || isNaN(data0)) {
                    validate28.errors = [{ instancePath: instancePath + "/tokens", schemaPath: "#/properties/tokens/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 } }];
                    return false;
                  }
                }
              }
            }
            var valid0 = _errs2 === errors;
          }
          else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.time_ms !== undefined) {
              let data1 = data.time_ms;
              const _errs6 = errors;
              if (!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))) {
                validate28.errors = [{ instancePath: instancePath + "/time_ms", schemaPath: "#/properties/time_ms/type", keyword: "type", params: { type: "integer" } }];
                return false;
              }
              const _errs8 = errors;
              if (!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))) {
                validate28.errors = [{ instancePath: instancePath + "/time_ms", schemaPath: "#/properties/time_ms/allOf/0/type", keyword: "type", params: { type: "integer" } }];
                return false;
              }
              if (errors === _errs8) {
                if ((typeof data1 == "number") && (isFinite(data1))) {
                  if (!(formats4.validate(data1))) {
                    validate28.errors = [{ instancePath: instancePath + "/time_ms", schemaPath: "#/properties/time_ms/allOf/0/format", keyword: "format", params: { format: "int64" } }];
                    return false;
                  }
                }
              }
              if (errors === _errs6) {
                if ((typeof data1 == "number") && (isFinite(data1))) {
                  if (data1 > 604800000 || isNaN(data1)) {
                    validate28.errors = [{ instancePath: instancePath + "/time_ms", schemaPath: "#/properties/time_ms/maximum", keyword: "maximum", params: { comparison: "<=", limit: 604800000 } }];
                    return false;
                  }
                  else {
                    if (data1 < 1 || isNaN(data1)) {
                      validate28.errors = [{ instancePath: instancePath + "/time_ms", schemaPath: "#/properties/time_ms/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 } }];
                      return false;
                    }
                  }
                }
              }
              var valid0 = _errs6 === errors;
            }
            else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.cost !== undefined) {
                let data2 = data.cost;
                const _errs10 = errors;
                const _errs12 = errors;
                if (errors === _errs12) {
                  if ((typeof data2 == "number") && (isFinite(data2))) {
                    if (!(formats8.validate(data2))) {
                      validate28.errors = [{ instancePath: instancePath + "/cost", schemaPath: "#/properties/cost/allOf/0/format", keyword: "format", params: { format: "double" } }];
                      return false;
                    }
                  }
                  else {
                    validate28.errors = [{ instancePath: instancePath + "/cost", schemaPath: "#/properties/cost/allOf/0/type", keyword: "type", params: { type: "number" } }];
                    return false;
                  }
                }
                if (errors === _errs10) {
                  if ((typeof data2 == "number") && (isFinite(data2))) {
                    if (data2 > 1000000000 || isNaN(data2)) {
                      validate28.errors = [{ instancePath: instancePath + "/cost", schemaPath: "#/properties/cost/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1000000000 } }];
                      return false;
                    }
                    else {
                      if (data2 < 0 || isNaN(data2)) {
                        validate28.errors = [{ instancePath: instancePath + "/cost", schemaPath: "#/properties/cost/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                        return false;
                      }
                    }
                  }
                  else {
                    validate28.errors = [{ instancePath: instancePath + "/cost", schemaPath: "#/properties/cost/type", keyword: "type", params: { type: "number" } }];
                    return false;
                  }
                }
                var valid0 = _errs10 === errors;
              }
              else {
                var valid0 = true;
              }
            }
          }
        }
      }
      else {
        validate28.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }];
        return false;
      }
    }
    validate28.errors = vErrors;
    return errors === 0;
  }
  validate28.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
  function validate15(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
    let vErrors = null;
    let errors = 0;
    const evaluated0 = validate15.evaluated;
    if (evaluated0.dynamicProps) {
      evaluated0.props = undefined;
    }
    if (evaluated0.dynamicItems) {
      evaluated0.items = undefined;
    }
    if (errors === 0) {
      if (data && typeof data == "object" && !Array.isArray(data)) {
        let missing0;
        if ((((((((((data.task_id === undefined) && (missing0 = "task_id")) || ((data.session_id === undefined) && (missing0 = "session_id"))) || ((data.workload === undefined) && (missing0 = "workload"))) || ((data.model_ref === undefined) && (missing0 = "model_ref"))) || ((data.engine === undefined) && (missing0 = "engine"))) || ((data.ctx === undefined) && (missing0 = "ctx"))) || ((data.priority === undefined) && (missing0 = "priority"))) || ((data.max_tokens === undefined) && (missing0 = "max_tokens"))) || ((data.deadline_ms === undefined) && (missing0 = "deadline_ms"))) {
          validate15.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 } }];
          return false;
        }
        else {
          const _errs1 = errors;
          for (const key0 in data) {
            if (!(func1.call(schema34.properties, key0))) {
              validate15.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }];
              return false;
              break;
            }
          }
          if (_errs1 === errors) {
            if (data.task_id !== undefined) {
              let data0 = data.task_id;
              const _errs2 = errors;
              const _errs3 = errors;
              const _errs5 = errors;
              if (errors === _errs5) {
                if (errors === _errs5) {
                  if (typeof data0 === "string") {
                    if (!(formats0.test(data0))) {
                      validate15.errors = [{ instancePath: instancePath + "/task_id", schemaPath: "contract://data/Uuid/allOf/0/format", keyword: "format", params: { format: "uuid" } }];
                      return false;
                    }
                  }
                  else {
                    validate15.errors = [{ instancePath: instancePath + "/task_id", schemaPath: "contract://data/Uuid/allOf/0/type", keyword: "type", params: { type: "string" } }];
                    return false;
                  }
                }
              }
              if (errors === _errs3) {
                if (typeof data0 === "string") {
                  if (func2(data0) > 36) {
                    validate15.errors = [{ instancePath: instancePath + "/task_id", schemaPath: "contract://data/Uuid/maxLength", keyword: "maxLength", params: { limit: 36 } }];
                    return false;
                  }
                  else {
                    if (func2(data0) < 36) {
                      validate15.errors = [{ instancePath: instancePath + "/task_id", schemaPath: "contract://data/Uuid/minLength", keyword: "minLength", params: { limit: 36 } }];
                      return false;
                    }
                    else {
                      if (!pattern4.test(data0)) {
                        validate15.errors = [{ instancePath: instancePath + "/task_id", schemaPath: "contract://data/Uuid/pattern", keyword: "pattern", params: { pattern: "^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$" } }];
                        return false;
                      }
                    }
                  }
                }
                else {
                  validate15.errors = [{ instancePath: instancePath + "/task_id", schemaPath: "contract://data/Uuid/type", keyword: "type", params: { type: "string" } }];
                  return false;
                }
              }
              var valid0 = _errs2 === errors;
            }
            else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.session_id !== undefined) {
                let data1 = data.session_id;
                const _errs7 = errors;
                const _errs8 = errors;
                const _errs10 = errors;
                if (errors === _errs10) {
                  if (errors === _errs10) {
                    if (typeof data1 === "string") {
                      if (!(formats0.test(data1))) {
                        validate15.errors = [{ instancePath: instancePath + "/session_id", schemaPath: "contract://data/Uuid/allOf/0/format", keyword: "format", params: { format: "uuid" } }];
                        return false;
                      }
                    }
                    else {
                      validate15.errors = [{ instancePath: instancePath + "/session_id", schemaPath: "contract://data/Uuid/allOf/0/type", keyword: "type", params: { type: "string" } }];
                      return false;
                    }
                  }
                }
                if (errors === _errs8) {
                  if (typeof data1 === "string") {
                    if (func2(data1) > 36) {
                      validate15.errors = [{ instancePath: instancePath + "/session_id", schemaPath: "contract://data/Uuid/maxLength", keyword: "maxLength", params: { limit: 36 } }];
                      return false;
                    }
                    else {
                      if (func2(data1) < 36) {
                        validate15.errors = [{ instancePath: instancePath + "/session_id", schemaPath: "contract://data/Uuid/minLength", keyword: "minLength", params: { limit: 36 } }];
                        return false;
                      }
                      else {
                        if (!pattern4.test(data1)) {
                          validate15.errors = [{ instancePath: instancePath + "/session_id", schemaPath: "contract://data/Uuid/pattern", keyword: "pattern", params: { pattern: "^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$" } }];
                          return false;
                        }
                      }
                    }
                  }
                  else {
                    validate15.errors = [{ instancePath: instancePath + "/session_id", schemaPath: "contract://data/Uuid/type", keyword: "type", params: { type: "string" } }];
                    return false;
                  }
                }
                var valid0 = _errs7 === errors;
              }
              else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.workload !== undefined) {
                  let data2 = data.workload;
                  const _errs12 = errors;
                  if (typeof data2 !== "string") {
                    validate15.errors = [{ instancePath: instancePath + "/workload", schemaPath: "contract://data/Workload/type", keyword: "type", params: { type: "string" } }];
                    return false;
                  }
                  if (!(((data2 === "completion") || (data2 === "embedding")) || (data2 === "rerank"))) {
                    validate15.errors = [{ instancePath: instancePath + "/workload", schemaPath: "contract://data/Workload/enum", keyword: "enum", params: { allowedValues: schema37.enum } }];
                    return false;
                  }
                  var valid0 = _errs12 === errors;
                }
                else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.model_ref !== undefined) {
                    let data3 = data.model_ref;
                    const _errs15 = errors;
                    const _errs16 = errors;
                    if (errors === _errs16) {
                      if (typeof data3 === "string") {
                        if (func2(data3) > 1024) {
                          validate15.errors = [{ instancePath: instancePath + "/model_ref", schemaPath: "contract://data/ModelRef/maxLength", keyword: "maxLength", params: { limit: 1024 } }];
                          return false;
                        }
                        else {
                          if (func2(data3) < 1) {
                            validate15.errors = [{ instancePath: instancePath + "/model_ref", schemaPath: "contract://data/ModelRef/minLength", keyword: "minLength", params: { limit: 1 } }];
                            return false;
                          }
                          else {
                            if (!pattern6.test(data3)) {
                              validate15.errors = [{ instancePath: instancePath + "/model_ref", schemaPath: "contract://data/ModelRef/pattern", keyword: "pattern", params: { pattern: "^[^\\x00-\\x1f\\x7f]+$" } }];
                              return false;
                            }
                          }
                        }
                      }
                      else {
                        validate15.errors = [{ instancePath: instancePath + "/model_ref", schemaPath: "contract://data/ModelRef/type", keyword: "type", params: { type: "string" } }];
                        return false;
                      }
                    }
                    var valid0 = _errs15 === errors;
                  }
                  else {
                    var valid0 = true;
                  }
                  if (valid0) {
                    if (data.engine !== undefined) {
                      let data4 = data.engine;
                      const _errs18 = errors;
                      if (typeof data4 !== "string") {
                        validate15.errors = [{ instancePath: instancePath + "/engine", schemaPath: "contract://data/EngineKind/type", keyword: "type", params: { type: "string" } }];
                        return false;
                      }
                      if (!((((((data4 === "llamacpp") || (data4 === "vllm")) || (data4 === "tgi")) || (data4 === "triton")) || (data4 === "openai")) || (data4 === "mock"))) {
                        validate15.errors = [{ instancePath: instancePath + "/engine", schemaPath: "contract://data/EngineKind/enum", keyword: "enum", params: { allowedValues: schema39.enum } }];
                        return false;
                      }
                      var valid0 = _errs18 === errors;
                    }
                    else {
                      var valid0 = true;
                    }
                    if (valid0) {
                      if (data.ctx !== undefined) {
                        let data5 = data.ctx;
                        const _errs21 = errors;
                        if (!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))) {
                          validate15.errors = [{ instancePath: instancePath + "/ctx", schemaPath: "#/properties/ctx/type", keyword: "type", params: { type: "integer" } }];
                          return false;
                        }
                        if (errors === _errs21) {
                          if ((typeof data5 == "number") && (isFinite(data5))) {
                            if (data5 > 10000000 || isNaN(data5)) {
                              validate15.errors = [{ instancePath: instancePath + "/ctx", schemaPath: "#/properties/ctx/maximum", keyword: "maximum", params: { comparison: "<=", limit: 10000000 } }];
                              return false;
                            }
                            else {
                              if (data5 < 1 || isNaN(data5)) {
                                validate15.errors = [{ instancePath: instancePath + "/ctx", schemaPath: "#/properties/ctx/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 } }];
                                return false;
                              }
                            }
                          }
                        }
                        var valid0 = _errs21 === errors;
                      }
                      else {
                        var valid0 = true;
                      }
                      if (valid0) {
                        if (data.priority !== undefined) {
                          let data6 = data.priority;
                          const _errs23 = errors;
                          if (typeof data6 !== "string") {
                            validate15.errors = [{ instancePath: instancePath + "/priority", schemaPath: "contract://data/Priority/type", keyword: "type", params: { type: "string" } }];
                            return false;
                          }
                          if (!((data6 === "interactive") || (data6 === "batch"))) {
                            validate15.errors = [{ instancePath: instancePath + "/priority", schemaPath: "contract://data/Priority/enum", keyword: "enum", params: { allowedValues: schema40.enum } }];
                            return false;
                          }
                          var valid0 = _errs23 === errors;
                        }
                        else {
                          var valid0 = true;
                        }
                        if (valid0) {
                          if (data.max_tokens !== undefined) {
                            let data7 = data.max_tokens;
                            const _errs26 = errors;
                            if (!(((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7))) && (isFinite(data7)))) {
                              validate15.errors = [{ instancePath: instancePath + "/max_tokens", schemaPath: "#/properties/max_tokens/type", keyword: "type", params: { type: "integer" } }];
                              return false;
                            }
                            if (errors === _errs26) {
                              if ((typeof data7 == "number") && (isFinite(data7))) {
                                if (data7 > 1000000 || isNaN(data7)) {
                                  validate15.errors = [{ instancePath: instancePath + "/max_tokens", schemaPath: "#/properties/max_tokens/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1000000 } }];
                                  return false;
                                }
                                else {
                                  if (data7 < 1 || isNaN(data7)) {
                                    validate15.errors = [{ instancePath: instancePath + "/max_tokens", schemaPath: "#/properties/max_tokens/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 } }];
                                    return false;
                                  }
                                }
                              }
                            }
                            var valid0 = _errs26 === errors;
                          }
                          else {
                            var valid0 = true;
                          }
                          if (valid0) {
                            if (data.deadline_ms !== undefined) {
                              let data8 = data.deadline_ms;
                              const _errs28 = errors;
                              if (!(((typeof data8 == "number") && (!(data8 % 1) && !isNaN(data8))) && (isFinite(data8)))) {
                                validate15.errors = [{ instancePath: instancePath + "/deadline_ms", schemaPath: "#/properties/deadline_ms/type", keyword: "type", params: { type: "integer" } }];
                                return false;
                              }
                              const _errs30 = errors;
                              if (!(((typeof data8 == "number") && (!(data8 % 1) && !isNaN(data8))) && (isFinite(data8)))) {
                                validate15.errors = [{ instancePath: instancePath + "/deadline_ms", schemaPath: "#/properties/deadline_ms/allOf/0/type", keyword: "type", params: { type: "integer" } }];
                                return false;
                              }
                              if (errors === _errs30) {
                                if ((typeof data8 == "number") && (isFinite(data8))) {
                                  if (!(formats4.validate(data8))) {
                                    validate15.errors = [{ instancePath: instancePath + "/deadline_ms", schemaPath: "#/properties/deadline_ms/allOf/0/format", keyword: "format", params: { format: "int64" } }];
                                    return false;
                                  }
                                }
                              }
                              if (errors === _errs28) {
                                if ((typeof data8 == "number") && (isFinite(data8))) {
                                  if (data8 > 604800000 || isNaN(data8)) {
                                    validate15.errors = [{ instancePath: instancePath + "/deadline_ms", schemaPath: "#/properties/deadline_ms/maximum", keyword: "maximum", params: { comparison: "<=", limit: 604800000 } }];
                                    return false;
                                  }
                                  else {
                                    if (data8 < 1 || isNaN(data8)) {
                                      validate15.errors = [{ instancePath: instancePath + "/deadline_ms", schemaPath: "#/properties/deadline_ms/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 } }];
                                      return false;
                                    }
                                  }
                                }
                              }
                              var valid0 = _errs28 === errors;
                            }
                            else {
                              var valid0 = true;
                            }
                            if (valid0) {
                              if (data.prompt !== undefined) {
                                let data9 = data.prompt;
                                const _errs32 = errors;
                                if (errors === _errs32) {
                                  if (typeof data9 === "string") {
                                    if (func2(data9) > 1000000) {
                                      validate15.errors = [{ instancePath: instancePath + "/prompt", schemaPath: "#/properties/prompt/maxLength", keyword: "maxLength", params: { limit: 1000000 } }];
                                      return false;
                                    }
                                    else {
                                      if (func2(data9) < 1) {
                                        validate15.errors = [{ instancePath: instancePath + "/prompt", schemaPath: "#/properties/prompt/minLength", keyword: "minLength", params: { limit: 1 } }];
                                        return false;
                                      }
                                    }
                                  }
                                  else {
                                    validate15.errors = [{ instancePath: instancePath + "/prompt", schemaPath: "#/properties/prompt/type", keyword: "type", params: { type: "string" } }];
                                    return false;
                                  }
                                }
                                var valid0 = _errs32 === errors;
                              }
                              else {
                                var valid0 = true;
                              }
                              if (valid0) {
                                if (data.messages !== undefined) {
                                  let data10 = data.messages;
                                  const _errs34 = errors;
                                  if (errors === _errs34) {
                                    if (Array.isArray(data10)) {
                                      if (data10.length > 1024) {
                                        validate15.errors = [{ instancePath: instancePath + "/messages", schemaPath: "#/properties/messages/maxItems", keyword: "maxItems", params: { limit: 1024 } }];
                                        return false;
                                      }
                                      else {
                                        if (data10.length < 1) {
                                          validate15.errors = [{ instancePath: instancePath + "/messages", schemaPath: "#/properties/messages/minItems", keyword: "minItems", params: { limit: 1 } }];
                                          return false;
                                        }
                                        else {
                                          var valid10 = true;
                                          const len0 = data10.length;
                                          for (let i0 = 0; i0 < len0; i0++) {
                                            const _errs36 = errors;
                                            if (!(validate16(data10[i0], { instancePath: instancePath + "/messages/" + i0, parentData: data10, parentDataProperty: i0, rootData, dynamicAnchors }))) {
                                              vErrors = vErrors === null ? validate16.errors : vErrors.concat(validate16.errors);
                                              errors = vErrors.length;
                                            }
                                            var valid10 = _errs36 === errors;
                                            if (!valid10) {
                                              break;
                                            }
                                          }
                                        }
                                      }
                                    }
                                    else {
                                      validate15.errors = [{ instancePath: instancePath + "/messages", schemaPath: "#/properties/messages/type", keyword: "type", params: { type: "array" } }];
                                      return false;
                                    }
                                  }
                                  var valid0 = _errs34 === errors;
                                }
                                else {
                                  var valid0 = true;
                                }
                                if (valid0) {
                                  if (data.inputs !== undefined) {
                                    let data12 = data.inputs;
                                    const _errs37 = errors;
                                    if (errors === _errs37) {
                                      if (Array.isArray(data12)) {
                                        if (data12.length > 1024) {
                                          validate15.errors = [{ instancePath: instancePath + "/inputs", schemaPath: "#/properties/inputs/maxItems", keyword: "maxItems", params: { limit: 1024 } }];
                                          return false;
                                        }
                                        else {
                                          if (data12.length < 1) {
                                            validate15.errors = [{ instancePath: instancePath + "/inputs", schemaPath: "#/properties/inputs/minItems", keyword: "minItems", params: { limit: 1 } }];
                                            return false;
                                          }
                                          else {
                                            var valid11 = true;
                                            const len1 = data12.length;
                                            for (let i1 = 0; i1 < len1; i1++) {
                                              let data13 = data12[i1];
                                              const _errs39 = errors;
                                              if (errors === _errs39) {
                                                if (typeof data13 === "string") {
                                                  if (func2(data13) > 1000000) {
                                                    validate15.errors = [{ instancePath: instancePath + "/inputs/" + i1, schemaPath: "#/properties/inputs/items/maxLength", keyword: "maxLength", params: { limit: 1000000 } }];
                                                    return false;
                                                  }
                                                  else {
                                                    if (func2(data13) < 1) {
                                                      validate15.errors = [{ instancePath: instancePath + "/inputs/" + i1, schemaPath: "#/properties/inputs/items/minLength", keyword: "minLength", params: { limit: 1 } }];
                                                      return false;
                                                    }
                                                  }
                                                }
                                                else {
                                                  validate15.errors = [{ instancePath: instancePath + "/inputs/" + i1, schemaPath: "#/properties/inputs/items/type", keyword: "type", params: { type: "string" } }];
                                                  return false;
                                                }
                                              }
                                              var valid11 = _errs39 === errors;
                                              if (!valid11) {
                                                break;
                                              }
                                            }
                                          }
                                        }
                                      }
                                      else {
                                        validate15.errors = [{ instancePath: instancePath + "/inputs", schemaPath: "#/properties/inputs/type", keyword: "type", params: { type: "array" } }];
                                        return false;
                                      }
                                    }
                                    var valid0 = _errs37 === errors;
                                  }
                                  else {
                                    var valid0 = true;
                                  }
                                  if (valid0) {
                                    if (data.seed !== undefined) {
                                      let data14 = data.seed;
                                      const _errs41 = errors;
                                      if (!(((typeof data14 == "number") && (!(data14 % 1) && !isNaN(data14))) && (isFinite(data14)))) {
                                        validate15.errors = [{ instancePath: instancePath + "/seed", schemaPath: "#/properties/seed/type", keyword: "type", params: { type: "integer" } }];
                                        return false;
                                      }
                                      const _errs43 = errors;
                                      if (!(((typeof data14 == "number") && (!(data14 % 1) && !isNaN(data14))) && (isFinite(data14)))) {
                                        validate15.errors = [{ instancePath: instancePath + "/seed", schemaPath: "#/properties/seed/allOf/0/type", keyword: "type", params: { type: "integer" } }];
                                        return false;
                                      }
                                      if (errors === _errs43) {
                                        if ((typeof data14 == "number") && (isFinite(data14))) {
                                          if (!(formats4.validate(data14))) {
                                            validate15.errors = [{ instancePath: instancePath + "/seed", schemaPath: "#/properties/seed/allOf/0/format", keyword: "format", params: { format: "int64" } }];
                                            return false;
                                          }
                                        }
                                      }
                                      if (errors === _errs41) {
                                        if ((typeof data14 == "number") && (isFinite(data14))) {
                                          if (data14 > 9007199254740991 || isNaN(data14)) {
                                            validate15.errors = [{ instancePath: instancePath + "/seed", schemaPath: "#/properties/seed/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } }];
                                            return false;
                                          }
                                          else {
                                            if (data14 < -9007199254740991 || isNaN(data14)) {
                                              validate15.errors = [{ instancePath: instancePath + "/seed", schemaPath: "#/properties/seed/minimum", keyword: "minimum", params: { comparison: ">=", limit: -9007199254740991 } }];
                                              return false;
                                            }
                                          }
                                        }
                                      }
                                      var valid0 = _errs41 === errors;
                                    }
                                    else {
                                      var valid0 = true;
                                    }
                                    if (valid0) {
                                      if (data.determinism !== undefined) {
                                        let data15 = data.determinism;
                                        const _errs45 = errors;
                                        if (typeof data15 !== "string") {
                                          validate15.errors = [{ instancePath: instancePath + "/determinism", schemaPath: "#/properties/determinism/type", keyword: "type", params: { type: "string" } }];
                                          return false;
                                        }
                                        if (!((data15 === "strict") || (data15 === "best_effort"))) {
                                          validate15.errors = [{ instancePath: instancePath + "/determinism", schemaPath: "#/properties/determinism/enum", keyword: "enum", params: { allowedValues: schema34.properties.determinism.enum } }];
                                          return false;
                                        }
                                        var valid0 = _errs45 === errors;
                                      }
                                      else {
                                        var valid0 = true;
                                      }
                                      if (valid0) {
                                        if (data.sampler_profile_version !== undefined) {
                                          let data16 = data.sampler_profile_version;
                                          const _errs47 = errors;
                                          if (errors === _errs47) {
                                            if (typeof data16 === "string") {
                                              if (func2(data16) > 128) {
                                                validate15.errors = [{ instancePath: instancePath + "/sampler_profile_version", schemaPath: "#/properties/sampler_profile_version/maxLength", keyword: "maxLength", params: { limit: 128 } }];
                                                return false;
                                              }
                                              else {
                                                if (func2(data16) < 1) {
                                                  validate15.errors = [{ instancePath: instancePath + "/sampler_profile_version", schemaPath: "#/properties/sampler_profile_version/minLength", keyword: "minLength", params: { limit: 1 } }];
                                                  return false;
                                                }
                                              }
                                            }
                                            else {
                                              validate15.errors = [{ instancePath: instancePath + "/sampler_profile_version", schemaPath: "#/properties/sampler_profile_version/type", keyword: "type", params: { type: "string" } }];
                                              return false;
                                            }
                                          }
                                          var valid0 = _errs47 === errors;
                                        }
                                        else {
                                          var valid0 = true;
                                        }
                                        if (valid0) {
                                          if (data.expected_tokens !== undefined) {
                                            let data17 = data.expected_tokens;
                                            const _errs49 = errors;
                                            if (!(((typeof data17 == "number") && (!(data17 % 1) && !isNaN(data17))) && (isFinite(data17)))) {
                                              validate15.errors = [{ instancePath: instancePath + "/expected_tokens", schemaPath: "#/properties/expected_tokens/type", keyword: "type", params: { type: "integer" } }];
                                              return false;
                                            }
                                            if (errors === _errs49) {
                                              if ((typeof data17 == "number") && (isFinite(data17))) {
                                                if (data17 > 1000000 || isNaN(data17)) {
                                                  validate15.errors = [{ instancePath: instancePath + "/expected_tokens", schemaPath: "#/properties/expected_tokens/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1000000 } }];
                                                  return false;
                                                }
                                                else {
                                                  if (data17 < 1 || isNaN(data17)) {
                                                    validate15.errors = [{ instancePath: instancePath + "/expected_tokens", schemaPath: "#/properties/expected_tokens/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 } }];
                                                    return false;
                                                  }
                                                }
                                              }
                                            }
                                            var valid0 = _errs49 === errors;
                                          }
                                          else {
                                            var valid0 = true;
                                          }
                                          if (valid0) {
                                            if (data.kv_hint !== undefined) {
                                              let data18 = data.kv_hint;
                                              const _errs51 = errors;
                                              if (typeof data18 !== "string") {
                                                validate15.errors = [{ instancePath: instancePath + "/kv_hint", schemaPath: "#/properties/kv_hint/type", keyword: "type", params: { type: "string" } }];
                                                return false;
                                              }
                                              if (!((data18 === "reuse") || (data18 === "cold"))) {
                                                validate15.errors = [{ instancePath: instancePath + "/kv_hint", schemaPath: "#/properties/kv_hint/enum", keyword: "enum", params: { allowedValues: schema34.properties.kv_hint.enum } }];
                                                return false;
                                              }
                                              var valid0 = _errs51 === errors;
                                            }
                                            else {
                                              var valid0 = true;
                                            }
                                            if (valid0) {
                                              if (data.placement !== undefined) {
                                                const _errs53 = errors;
                                                if (!(validate18(data.placement, { instancePath: instancePath + "/placement", parentData: data, parentDataProperty: "placement", rootData, dynamicAnchors }))) {
                                                  vErrors = vErrors === null ? validate18.errors : vErrors.concat(validate18.errors);
                                                  errors = vErrors.length;
                                                }
                                                var valid0 = _errs53 === errors;
                                              }
                                              else {
                                                var valid0 = true;
                                              }
                                              if (valid0) {
                                                if (data.sampling !== undefined) {
                                                  const _errs54 = errors;
                                                  if (!(validate20(data.sampling, { instancePath: instancePath + "/sampling", parentData: data, parentDataProperty: "sampling", rootData, dynamicAnchors }))) {
                                                    vErrors = vErrors === null ? validate20.errors : vErrors.concat(validate20.errors);
                                                    errors = vErrors.length;
                                                  }
                                                  var valid0 = _errs54 === errors;
                                                }
                                                else {
                                                  var valid0 = true;
                                                }
                                                if (valid0) {
                                                  if (data.stop !== undefined) {
                                                    let data21 = data.stop;
                                                    const _errs55 = errors;
                                                    if (errors === _errs55) {
                                                      if (Array.isArray(data21)) {
                                                        if (data21.length > 16) {
                                                          validate15.errors = [{ instancePath: instancePath + "/stop", schemaPath: "#/properties/stop/maxItems", keyword: "maxItems", params: { limit: 16 } }];
                                                          return false;
                                                        }
                                                        else {
                                                          var valid13 = true;
                                                          const len2 = data21.length;
                                                          for (let i2 = 0; i2 < len2; i2++) {
                                                            let data22 = data21[i2];
                                                            const _errs57 = errors;
                                                            if (errors === _errs57) {
                                                              if (typeof data22 === "string") {
                                                                if (func2(data22) > 256) {
                                                                  validate15.errors = [{ instancePath: instancePath + "/stop/" + i2, schemaPath: "#/properties/stop/items/maxLength", keyword: "maxLength", params: { limit: 256 } }];
                                                                  return false;
                                                                }
                                                                else {
                                                                  if (func2(data22) < 1) {
                                                                    validate15.errors = [{ instancePath: instancePath + "/stop/" + i2, schemaPath: "#/properties/stop/items/minLength", keyword: "minLength", params: { limit: 1 } }];
                                                                    return false;
                                                                  }
                                                                }
                                                              }
                                                              else {
                                                                validate15.errors = [{ instancePath: instancePath + "/stop/" + i2, schemaPath: "#/properties/stop/items/type", keyword: "type", params: { type: "string" } }];
                                                                return false;
                                                              }
                                                            }
                                                            var valid13 = _errs57 === errors;
                                                            if (!valid13) {
                                                              break;
                                                            }
                                                          }
                                                        }
                                                      }
                                                      else {
                                                        validate15.errors = [{ instancePath: instancePath + "/stop", schemaPath: "#/properties/stop/type", keyword: "type", params: { type: "array" } }];
                                                        return false;
                                                      }
                                                    }
                                                    var valid0 = _errs55 === errors;
                                                  }
                                                  else {
                                                    var valid0 = true;
                                                  }
                                                  if (valid0) {
                                                    if (data.response_format !== undefined) {
                                                      const _errs59 = errors;
                                                      if (!(validate22(data.response_format, { instancePath: instancePath + "/response_format", parentData: data, parentDataProperty: "response_format", rootData, dynamicAnchors }))) {
                                                        vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
                                                        errors = vErrors.length;
                                                      }
                                                      var valid0 = _errs59 === errors;
                                                    }
                                                    else {
                                                      var valid0 = true;
                                                    }
                                                    if (valid0) {
                                                      if (data.on_disconnect !== undefined) {
                                                        let data24 = data.on_disconnect;
                                                        const _errs60 = errors;
                                                        if (typeof data24 !== "string") {
                                                          validate15.errors = [{ instancePath: instancePath + "/on_disconnect", schemaPath: "#/properties/on_disconnect/type", keyword: "type", params: { type: "string" } }];
                                                          return false;
                                                        }
                                                        if (!((data24 === "continue") || (data24 === "cancel"))) {
                                                          validate15.errors = [{ instancePath: instancePath + "/on_disconnect", schemaPath: "#/properties/on_disconnect/enum", keyword: "enum", params: { allowedValues: schema34.properties.on_disconnect.enum } }];
                                                          return false;
                                                        }
                                                        var valid0 = _errs60 === errors;
                                                      }
                                                      else {
                                                        var valid0 = true;
                                                      }
                                                      if (valid0) {
                                                        if (data.budget !== undefined) {
                                                          const _errs62 = errors;
                                                          if (!(validate28(data.budget, { instancePath: instancePath + "/budget", parentData: data, parentDataProperty: "budget", rootData, dynamicAnchors }))) {
                                                            vErrors = vErrors === null ? validate28.errors : vErrors.concat(validate28.errors);
                                                            errors = vErrors.length;
                                                          }
                                                          var valid0 = _errs62 === errors;
                                                        }
                                                        else {
                                                          var valid0 = true;
                                                        }
                                                      }
                                                    }
                                                  }
                                                }
                                              }
                                            }
                                          }
                                        }
                                      }
                                    }
                                  }
                                }
                              }
                            }
                          }
                        }
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
      else {
        validate15.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }];
        return false;
      }
    }
    validate15.errors = vErrors;
    return errors === 0;
  }
  validate15.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
  compiled.control_DrainRequest = validate30;
  const schema52 = { "type": "object", "additionalProperties": false, "required": ["deadline_ms"], "properties": { "deadline_ms": { "type": "integer", "minimum": 0, "maximum": 86400000, "allOf": [{ "type": "integer", "format": "int64" }] } } };
  function validate30(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
    let vErrors = null;
    let errors = 0;
    const evaluated0 = validate30.evaluated;
    if (evaluated0.dynamicProps) {
      evaluated0.props = undefined;
    }
    if (evaluated0.dynamicItems) {
      evaluated0.items = undefined;
    }
    if (errors === 0) {
      if (data && typeof data == "object" && !Array.isArray(data)) {
        let missing0;
        if ((data.deadline_ms === undefined) && (missing0 = "deadline_ms")) {
          validate30.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 } }];
          return false;
        }
        else {
          const _errs1 = errors;
          for (const key0 in data) {
            if (!(key0 === "deadline_ms")) {
              validate30.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }];
              return false;
              break;
            }
          }
          if (_errs1 === errors) {
            if (data.deadline_ms !== undefined) {
              let data0 = data.deadline_ms;
              const _errs2 = errors;
              if (!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))) {
                validate30.errors = [{ instancePath: instancePath + "/deadline_ms", schemaPath: "#/properties/deadline_ms/type", keyword: "type", params: { type: "integer" } }];
                return false;
              }
              const _errs4 = errors;
              if (!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))) {
                validate30.errors = [{ instancePath: instancePath + "/deadline_ms", schemaPath: "#/properties/deadline_ms/allOf/0/type", keyword: "type", params: { type: "integer" } }];
                return false;
              }
              if (errors === _errs4) {
                if ((typeof data0 == "number") && (isFinite(data0))) {
                  if (!(formats4.validate(data0))) {
                    validate30.errors = [{ instancePath: instancePath + "/deadline_ms", schemaPath: "#/properties/deadline_ms/allOf/0/format", keyword: "format", params: { format: "int64" } }];
                    return false;
                  }
                }
              }
              if (errors === _errs2) {
                if ((typeof data0 == "number") && (isFinite(data0))) {
                  if (data0 > 86400000 || isNaN(data0)) {
                    validate30.errors = [{ instancePath: instancePath + "/deadline_ms", schemaPath: "#/properties/deadline_ms/maximum", keyword: "maximum", params: { comparison: "<=", limit: 86400000 } }];
                    return false;
                  }
                  else {
                    if (data0 < 0 || isNaN(data0)) {
                      validate30.errors = [{ instancePath: instancePath + "/deadline_ms", schemaPath: "#/properties/deadline_ms/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                      return false;
                    }
                  }
                }
              }
            }
          }
        }
      }
      else {
        validate30.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }];
        return false;
      }
    }
    validate30.errors = vErrors;
    return errors === 0;
  }
  validate30.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
  return compiled;
})();
const answers = (() => {
  const compiled = {};
  compiled.schema_69a80849be92 = validate15;
  const schema34 = { "type": "object", "properties": { "X-Budget-Tokens-Remaining": { "type": "integer", "minimum": 0, "maximum": 9007199254740991, "allOf": [{ "type": "integer", "format": "int64" }] }, "X-Budget-Time-Remaining-Ms": { "type": "integer", "minimum": 0, "maximum": 9007199254740991, "allOf": [{ "type": "integer", "format": "int64" }] }, "X-Budget-Cost-Remaining": { "type": "number", "minimum": 0, "maximum": 9007199254740991, "allOf": [{ "type": "number", "format": "double" }] }, "RateLimit-Policy": { "type": "string", "minLength": 1, "maxLength": 256 }, "RateLimit": { "type": "string", "minLength": 1, "maxLength": 256 } }, "required": [], "additionalProperties": false };
  const formats0 = require("ajv-formats/dist/formats").fullFormats.int64;
  const formats4 = require("ajv-formats/dist/formats").fullFormats.double;
  const func1 = require("ajv/dist/runtime/ucs2length").default;
  function validate15(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
    let vErrors = null;
    let errors = 0;
    const evaluated0 = validate15.evaluated;
    if (evaluated0.dynamicProps) {
      evaluated0.props = undefined;
    }
    if (evaluated0.dynamicItems) {
      evaluated0.items = undefined;
    }
    if (errors === 0) {
      if (data && typeof data == "object" && !Array.isArray(data)) {
        const _errs1 = errors;
        for (const key0 in data) {
          if (!(((((key0 === "X-Budget-Tokens-Remaining") || (key0 === "X-Budget-Time-Remaining-Ms")) || (key0 === "X-Budget-Cost-Remaining")) || (key0 === "RateLimit-Policy")) || (key0 === "RateLimit"))) {
            validate15.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }];
            return false;
            break;
          }
        }
        if (_errs1 === errors) {
          if (data["X-Budget-Tokens-Remaining"] !== undefined) {
            let data0 = data["X-Budget-Tokens-Remaining"];
            const _errs2 = errors;
            if (!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))) {
              validate15.errors = [{ instancePath: instancePath + "/X-Budget-Tokens-Remaining", schemaPath: "#/properties/X-Budget-Tokens-Remaining/type", keyword: "type", params: { type: "integer" } }];
              return false;
            }
            const _errs4 = errors;
            if (!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))) {
              validate15.errors = [{ instancePath: instancePath + "/X-Budget-Tokens-Remaining", schemaPath: "#/properties/X-Budget-Tokens-Remaining/allOf/0/type", keyword: "type", params: { type: "integer" } }];
              return false;
            }
            if (errors === _errs4) {
              if ((typeof data0 == "number") && (isFinite(data0))) {
                if (!(formats0.validate(data0))) {
                  validate15.errors = [{ instancePath: instancePath + "/X-Budget-Tokens-Remaining", schemaPath: "#/properties/X-Budget-Tokens-Remaining/allOf/0/format", keyword: "format", params: { format: "int64" } }];
                  return false;
                }
              }
            }
            if (errors === _errs2) {
              if ((typeof data0 == "number") && (isFinite(data0))) {
                if (data0 > 9007199254740991 || isNaN(data0)) {
                  validate15.errors = [{ instancePath: instancePath + "/X-Budget-Tokens-Remaining", schemaPath: "#/properties/X-Budget-Tokens-Remaining/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } }];
                  return false;
                }
                else {
                  if (data0 < 0 || isNaN(data0)) {
                    validate15.errors = [{ instancePath: instancePath + "/X-Budget-Tokens-Remaining", schemaPath: "#/properties/X-Budget-Tokens-Remaining/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                    return false;
                  }
                }
              }
            }
            var valid0 = _errs2 === errors;
          }
          else {
            var valid0 = true;
          }
          if (valid0) {
            if (data["X-Budget-Time-Remaining-Ms"] !== undefined) {
              let data1 = data["X-Budget-Time-Remaining-Ms"];
              const _errs6 = errors;
              if (!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))) {
                validate15.errors = [{ instancePath: instancePath + "/X-Budget-Time-Remaining-Ms", schemaPath: "#/properties/X-Budget-Time-Remaining-Ms/type", keyword: "type", params: { type: "integer" } }];
                return false;
              }
              const _errs8 = errors;
              if (!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))) {
                validate15.errors = [{ instancePath: instancePath + "/X-Budget-Time-Remaining-Ms", schemaPath: "#/properties/X-Budget-Time-Remaining-Ms/allOf/0/type", keyword: "type", params: { type: "integer" } }];
                return false;
              }
              if (errors === _errs8) {
                if ((typeof data1 == "number") && (isFinite(data1))) {
                  if (!(formats0.validate(data1))) {
                    validate15.errors = [{ instancePath: instancePath + "/X-Budget-Time-Remaining-Ms", schemaPath: "#/properties/X-Budget-Time-Remaining-Ms/allOf/0/format", keyword: "format", params: { format: "int64" } }];
                    return false;
                  }
                }
              }
              if (errors === _errs6) {
                if ((typeof data1 == "number") && (isFinite(data1))) {
                  if (data1 > 9007199254740991 || isNaN(data1)) {
                    validate15.errors = [{ instancePath: instancePath + "/X-Budget-Time-Remaining-Ms", schemaPath: "#/properties/X-Budget-Time-Remaining-Ms/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } }];
                    return false;
                  }
                  else {
                    if (data1 < 0 || isNaN(data1)) {
                      validate15.errors = [{ instancePath: instancePath + "/X-Budget-Time-Remaining-Ms", schemaPath: "#/properties/X-Budget-Time-Remaining-Ms/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                      return false;
                    }
                  }
                }
              }
              var valid0 = _errs6 === errors;
            }
            else {
              var valid0 = true;
            }
            if (valid0) {
              if (data["X-Budget-Cost-Remaining"] !== undefined) {
                let data2 = data["X-Budget-Cost-Remaining"];
                const _errs10 = errors;
                const _errs12 = errors;
                if (errors === _errs12) {
                  if ((typeof data2 == "number") && (isFinite(data2))) {
                    if (!(formats4.validate(data2))) {
                      validate15.errors = [{ instancePath: instancePath + "/X-Budget-Cost-Remaining", schemaPath: "#/properties/X-Budget-Cost-Remaining/allOf/0/format", keyword: "format", params: { format: "double" } }];
                      return false;
                    }
                  }
                  else {
                    validate15.errors = [{ instancePath: instancePath + "/X-Budget-Cost-Remaining", schemaPath: "#/properties/X-Budget-Cost-Remaining/allOf/0/type", keyword: "type", params: { type: "number" } }];
                    return false;
                  }
                }
                if (errors === _errs10) {
                  if ((typeof data2 == "number") && (isFinite(data2))) {
                    if (data2 > 9007199254740991 || isNaN(data2)) {
                      validate15.errors = [{ instancePath: instancePath + "/X-Budget-Cost-Remaining", schemaPath: "#/properties/X-Budget-Cost-Remaining/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } }];
                      return false;
                    }
                    else {
                      if (data2 < 0 || isNaN(data2)) {
                        validate15.errors = [{ instancePath: instancePath + "/X-Budget-Cost-Remaining", schemaPath: "#/properties/X-Budget-Cost-Remaining/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                        return false;
                      }
                    }
                  }
                  else {
                    validate15.errors = [{ instancePath: instancePath + "/X-Budget-Cost-Remaining", schemaPath: "#/properties/X-Budget-Cost-Remaining/type", keyword: "type", params: { type: "number" } }];
                    return false;
                  }
                }
                var valid0 = _errs10 === errors;
              }
              else {
                var valid0 = true;
              }
              if (valid0) {
                if (data["RateLimit-Policy"] !== undefined) {
                  let data3 = data["RateLimit-Policy"];
                  const _errs14 = errors;
                  if (errors === _errs14) {
                    if (typeof data3 === "string") {
                      if (func1(data3) > 256) {
                        validate15.errors = [{ instancePath: instancePath + "/RateLimit-Policy", schemaPath: "#/properties/RateLimit-Policy/maxLength", keyword: "maxLength", params: { limit: 256 } }];
                        return false;
                      }
                      else {
                        if (func1(data3) < 1) {
                          validate15.errors = [{ instancePath: instancePath + "/RateLimit-Policy", schemaPath: "#/properties/RateLimit-Policy/minLength", keyword: "minLength", params: { limit: 1 } }];
                          return false;
                        }
                      }
                    }
                    else {
                      validate15.errors = [{ instancePath: instancePath + "/RateLimit-Policy", schemaPath: "#/properties/RateLimit-Policy/type", keyword: "type", params: { type: "string" } }];
                      return false;
                    }
                  }
                  var valid0 = _errs14 === errors;
                }
                else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.RateLimit !== undefined) {
                    let data4 = data.RateLimit;
                    const _errs16 = errors;
                    if (errors === _errs16) {
                      if (typeof data4 === "string") {
                        if (func1(data4) > 256) {
                          validate15.errors = [{ instancePath: instancePath + "/RateLimit", schemaPath: "#/properties/RateLimit/maxLength", keyword: "maxLength", params: { limit: 256 } }];
                          return false;
                        }
                        else {
                          if (func1(data4) < 1) {
                            validate15.errors = [{ instancePath: instancePath + "/RateLimit", schemaPath: "#/properties/RateLimit/minLength", keyword: "minLength", params: { limit: 1 } }];
                            return false;
                          }
                        }
                      }
                      else {
                        validate15.errors = [{ instancePath: instancePath + "/RateLimit", schemaPath: "#/properties/RateLimit/type", keyword: "type", params: { type: "string" } }];
                        return false;
                      }
                    }
                    var valid0 = _errs16 === errors;
                  }
                  else {
                    var valid0 = true;
                  }
                }
              }
            }
          }
        }
      }
      else {
        validate15.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }];
        return false;
      }
    }
    validate15.errors = vErrors;
    return errors === 0;
  }
  validate15.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
  compiled.data_AdmissionResponse = validate16;
  const schema35 = { "type": "object", "additionalProperties": false, "required": ["task_id", "queue_position", "predicted_start_ms", "predicted_start_low_ms", "predicted_start_high_ms", "on_time_probability", "backoff_ms"], "properties": { "task_id": { "$ref": "contract://data/Uuid" }, "queue_position": { "$ref": "contract://data/QueuePosition" }, "predicted_start_ms": { "$ref": "contract://data/PredictedStartMs" }, "predicted_start_low_ms": { "$ref": "contract://data/PredictedStartLowMs" }, "predicted_start_high_ms": { "$ref": "contract://data/PredictedStartHighMs" }, "on_time_probability": { "$ref": "contract://data/Ratio" }, "backoff_ms": { "$ref": "contract://data/Milliseconds" } } };
  const schema36 = { "type": "string", "minLength": 36, "maxLength": 36, "pattern": "^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$", "allOf": [{ "type": "string", "format": "uuid" }] };
  const schema37 = { "type": "integer", "minimum": 0, "maximum": 9007199254740991, "allOf": [{ "type": "integer", "format": "int64" }] };
  const schema38 = { "type": "integer", "minimum": 0, "maximum": 9007199254740991, "allOf": [{ "type": "integer", "format": "int64" }] };
  const schema39 = { "type": "integer", "minimum": 0, "maximum": 9007199254740991, "allOf": [{ "type": "integer", "format": "int64" }] };
  const schema40 = { "type": "integer", "minimum": 0, "maximum": 9007199254740991, "allOf": [{ "type": "integer", "format": "int64" }] };
  const schema41 = { "type": "number", "minimum": 0, "maximum": 1, "allOf": [{ "type": "number", "format": "double" }] };
  const schema42 = { "type": "integer", "minimum": 0, "maximum": 9007199254740991, "allOf": [{ "type": "integer", "format": "int64" }] };
  const formats6 = /^(?:urn:uuid:)?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
  const pattern4 = new RegExp("^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$", "u");
  function validate16(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
    let vErrors = null;
    let errors = 0;
    const evaluated0 = validate16.evaluated;
    if (evaluated0.dynamicProps) {
      evaluated0.props = undefined;
    }
    if (evaluated0.dynamicItems) {
      evaluated0.items = undefined;
    }
    if (errors === 0) {
      if (data && typeof data == "object" && !Array.isArray(data)) {
        let missing0;
        if ((((((((data.task_id === undefined) && (missing0 = "task_id")) || ((data.queue_position === undefined) && (missing0 = "queue_position"))) || ((data.predicted_start_ms === undefined) && (missing0 = "predicted_start_ms"))) || ((data.predicted_start_low_ms === undefined) && (missing0 = "predicted_start_low_ms"))) || ((data.predicted_start_high_ms === undefined) && (missing0 = "predicted_start_high_ms"))) || ((data.on_time_probability === undefined) && (missing0 = "on_time_probability"))) || ((data.backoff_ms === undefined) && (missing0 = "backoff_ms"))) {
          validate16.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 } }];
          return false;
        }
        else {
          const _errs1 = errors;
          for (const key0 in data) {
            if (!(((((((key0 === "task_id") || (key0 === "queue_position")) || (key0 === "predicted_start_ms")) || (key0 === "predicted_start_low_ms")) || (key0 === "predicted_start_high_ms")) || (key0 === "on_time_probability")) || (key0 === "backoff_ms"))) {
              validate16.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }];
              return false;
              break;
            }
          }
          if (_errs1 === errors) {
            if (data.task_id !== undefined) {
              let data0 = data.task_id;
              const _errs2 = errors;
              const _errs3 = errors;
              const _errs5 = errors;
              if (errors === _errs5) {
                if (errors === _errs5) {
                  if (typeof data0 === "string") {
                    if (!(formats6.test(data0))) {
                      validate16.errors = [{ instancePath: instancePath + "/task_id", schemaPath: "contract://data/Uuid/allOf/0/format", keyword: "format", params: { format: "uuid" } }];
                      return false;
                    }
                  }
                  else {
                    validate16.errors = [{ instancePath: instancePath + "/task_id", schemaPath: "contract://data/Uuid/allOf/0/type", keyword: "type", params: { type: "string" } }];
                    return false;
                  }
                }
              }
              if (errors === _errs3) {
                if (typeof data0 === "string") {
                  if (func1(data0) > 36) {
                    validate16.errors = [{ instancePath: instancePath + "/task_id", schemaPath: "contract://data/Uuid/maxLength", keyword: "maxLength", params: { limit: 36 } }];
                    return false;
                  }
                  else {
                    if (func1(data0) < 36) {
                      validate16.errors = [{ instancePath: instancePath + "/task_id", schemaPath: "contract://data/Uuid/minLength", keyword: "minLength", params: { limit: 36 } }];
                      return false;
                    }
                    else {
                      if (!pattern4.test(data0)) {
                        validate16.errors = [{ instancePath: instancePath + "/task_id", schemaPath: "contract://data/Uuid/pattern", keyword: "pattern", params: { pattern: "^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$" } }];
                        return false;
                      }
                    }
                  }
                }
                else {
                  validate16.errors = [{ instancePath: instancePath + "/task_id", schemaPath: "contract://data/Uuid/type", keyword: "type", params: { type: "string" } }];
                  return false;
                }
              }
              var valid0 = _errs2 === errors;
            }
            else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.queue_position !== undefined) {
                let data1 = data.queue_position;
                const _errs7 = errors;
                const _errs8 = errors;
                if (!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))) {
                  validate16.errors = [{ instancePath: instancePath + "/queue_position", schemaPath: "contract://data/QueuePosition/type", keyword: "type", params: { type: "integer" } }];
                  return false;
                }
                const _errs10 = errors;
                if (!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))) {
                  validate16.errors = [{ instancePath: instancePath + "/queue_position", schemaPath: "contract://data/QueuePosition/allOf/0/type", keyword: "type", params: { type: "integer" } }];
                  return false;
                }
                if (errors === _errs10) {
                  if ((typeof data1 == "number") && (isFinite(data1))) {
                    if (!(formats0.validate(data1))) {
                      validate16.errors = [{ instancePath: instancePath + "/queue_position", schemaPath: "contract://data/QueuePosition/allOf/0/format", keyword: "format", params: { format: "int64" } }];
                      return false;
                    }
                  }
                }
                if (errors === _errs8) {
                  if ((typeof data1 == "number") && (isFinite(data1))) {
                    if (data1 > 9007199254740991 || isNaN(data1)) {
                      validate16.errors = [{ instancePath: instancePath + "/queue_position", schemaPath: "contract://data/QueuePosition/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } }];
                      return false;
                    }
                    else {
                      if (data1 < 0 || isNaN(data1)) {
                        validate16.errors = [{ instancePath: instancePath + "/queue_position", schemaPath: "contract://data/QueuePosition/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                        return false;
                      }
                    }
                  }
                }
                var valid0 = _errs7 === errors;
              }
              else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.predicted_start_ms !== undefined) {
                  let data2 = data.predicted_start_ms;
                  const _errs12 = errors;
                  const _errs13 = errors;
                  if (!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))) {
                    validate16.errors = [{ instancePath: instancePath + "/predicted_start_ms", schemaPath: "contract://data/PredictedStartMs/type", keyword: "type", params: { type: "integer" } }];
                    return false;
                  }
                  const _errs15 = errors;
                  if (!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))) {
                    validate16.errors = [{ instancePath: instancePath + "/predicted_start_ms", schemaPath: "contract://data/PredictedStartMs/allOf/0/type", keyword: "type", params: { type: "integer" } }];
                    return false;
                  }
                  if (errors === _errs15) {
                    if ((typeof data2 == "number") && (isFinite(data2))) {
                      if (!(formats0.validate(data2))) {
                        validate16.errors = [{ instancePath: instancePath + "/predicted_start_ms", schemaPath: "contract://data/PredictedStartMs/allOf/0/format", keyword: "format", params: { format: "int64" } }];
                        return false;
                      }
                    }
                  }
                  if (errors === _errs13) {
                    if ((typeof data2 == "number") && (isFinite(data2))) {
                      if (data2 > 9007199254740991 || isNaN(data2)) {
                        validate16.errors = [{ instancePath: instancePath + "/predicted_start_ms", schemaPath: "contract://data/PredictedStartMs/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } }];
                        return false;
                      }
                      else {
                        if (data2 < 0 || isNaN(data2)) {
                          validate16.errors = [{ instancePath: instancePath + "/predicted_start_ms", schemaPath: "contract://data/PredictedStartMs/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                          return false;
                        }
                      }
                    }
                  }
                  var valid0 = _errs12 === errors;
                }
                else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.predicted_start_low_ms !== undefined) {
                    let data3 = data.predicted_start_low_ms;
                    const _errs17 = errors;
                    const _errs18 = errors;
                    if (!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))) {
                      validate16.errors = [{ instancePath: instancePath + "/predicted_start_low_ms", schemaPath: "contract://data/PredictedStartLowMs/type", keyword: "type", params: { type: "integer" } }];
                      return false;
                    }
                    const _errs20 = errors;
                    if (!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))) {
                      validate16.errors = [{ instancePath: instancePath + "/predicted_start_low_ms", schemaPath: "contract://data/PredictedStartLowMs/allOf/0/type", keyword: "type", params: { type: "integer" } }];
                      return false;
                    }
                    if (errors === _errs20) {
                      if ((typeof data3 == "number") && (isFinite(data3))) {
                        if (!(formats0.validate(data3))) {
                          validate16.errors = [{ instancePath: instancePath + "/predicted_start_low_ms", schemaPath: "contract://data/PredictedStartLowMs/allOf/0/format", keyword: "format", params: { format: "int64" } }];
                          return false;
                        }
                      }
                    }
                    if (errors === _errs18) {
                      if ((typeof data3 == "number") && (isFinite(data3))) {
                        if (data3 > 9007199254740991 || isNaN(data3)) {
                          validate16.errors = [{ instancePath: instancePath + "/predicted_start_low_ms", schemaPath: "contract://data/PredictedStartLowMs/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } }];
                          return false;
                        }
                        else {
                          if (data3 < 0 || isNaN(data3)) {
                            validate16.errors = [{ instancePath: instancePath + "/predicted_start_low_ms", schemaPath: "contract://data/PredictedStartLowMs/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                            return false;
                          }
                        }
                      }
                    }
                    var valid0 = _errs17 === errors;
                  }
                  else {
                    var valid0 = true;
                  }
                  if (valid0) {
                    if (data.predicted_start_high_ms !== undefined) {
                      let data4 = data.predicted_start_high_ms;
                      const _errs22 = errors;
                      const _errs23 = errors;
                      if (!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))) {
                        validate16.errors = [{ instancePath: instancePath + "/predicted_start_high_ms", schemaPath: "contract://data/PredictedStartHighMs/type", keyword: "type", params: { type: "integer" } }];
                        return false;
                      }
                      const _errs25 = errors;
                      if (!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))) {
                        validate16.errors = [{ instancePath: instancePath + "/predicted_start_high_ms", schemaPath: "contract://data/PredictedStartHighMs/allOf/0/type", keyword: "type", params: { type: "integer" } }];
                        return false;
                      }
                      if (errors === _errs25) {
                        if ((typeof data4 == "number") && (isFinite(data4))) {
                          if (!(formats0.validate(data4))) {
                            validate16.errors = [{ instancePath: instancePath + "/predicted_start_high_ms", schemaPath: "contract://data/PredictedStartHighMs/allOf/0/format", keyword: "format", params: { format: "int64" } }];
                            return false;
                          }
                        }
                      }
                      if (errors === _errs23) {
                        if ((typeof data4 == "number") && (isFinite(data4))) {
                          if (data4 > 9007199254740991 || isNaN(data4)) {
                            validate16.errors = [{ instancePath: instancePath + "/predicted_start_high_ms", schemaPath: "contract://data/PredictedStartHighMs/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } }];
                            return false;
                          }
                          else {
                            if (data4 < 0 || isNaN(data4)) {
                              validate16.errors = [{ instancePath: instancePath + "/predicted_start_high_ms", schemaPath: "contract://data/PredictedStartHighMs/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                              return false;
                            }
                          }
                        }
                      }
                      var valid0 = _errs22 === errors;
                    }
                    else {
                      var valid0 = true;
                    }
                    if (valid0) {
                      if (data.on_time_probability !== undefined) {
                        let data5 = data.on_time_probability;
                        const _errs27 = errors;
                        const _errs28 = errors;
                        const _errs30 = errors;
                        if (errors === _errs30) {
                          if ((typeof data5 == "number") && (isFinite(data5))) {
                            if (!(formats4.validate(data5))) {
                              validate16.errors = [{ instancePath: instancePath + "/on_time_probability", schemaPath: "contract://data/Ratio/allOf/0/format", keyword: "format", params: { format: "double" } }];
                              return false;
                            }
                          }
                          else {
                            validate16.errors = [{ instancePath: instancePath + "/on_time_probability", schemaPath: "contract://data/Ratio/allOf/0/type", keyword: "type", params: { type: "number" } }];
                            return false;
                          }
                        }
                        if (errors === _errs28) {
                          if ((typeof data5 == "number") && (isFinite(data5))) {
                            if (data5 > 1 || isNaN(data5)) {
                              validate16.errors = [{ instancePath: instancePath + "/on_time_probability", schemaPath: "contract://data/Ratio/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1 } }];
                              return false;
                            }
                            else {
                              if (data5 < 0 || isNaN(data5)) {
                                validate16.errors = [{ instancePath: instancePath + "/on_time_probability", schemaPath: "contract://data/Ratio/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                                return false;
                              }
                            }
                          }
                          else {
                            validate16.errors = [{ instancePath: instancePath + "/on_time_probability", schemaPath: "contract://data/Ratio/type", keyword: "type", params: { type: "number" } }];
                            return false;
                          }
                        }
                        var valid0 = _errs27 === errors;
                      }
                      else {
                        var valid0 = true;
                      }
                      if (valid0) {
                        if (data.backoff_ms !== undefined) {
                          let data6 = data.backoff_ms;
                          const _errs32 = errors;
                          const _errs33 = errors;
                          if (!(((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6))) && (isFinite(data6)))) {
                            validate16.errors = [{ instancePath: instancePath + "/backoff_ms", schemaPath: "contract://data/Milliseconds/type", keyword: "type", params: { type: "integer" } }];
                            return false;
                          }
                          const _errs35 = errors;
                          if (!(((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6))) && (isFinite(data6)))) {
                            validate16.errors = [{ instancePath: instancePath + "/backoff_ms", schemaPath: "contract://data/Milliseconds/allOf/0/type", keyword: "type", params: { type: "integer" } }];
                            return false;
                          }
                          if (errors === _errs35) {
                            if ((typeof data6 == "number") && (isFinite(data6))) {
                              if (!(formats0.validate(data6))) {
                                validate16.errors = [{ instancePath: instancePath + "/backoff_ms", schemaPath: "contract://data/Milliseconds/allOf/0/format", keyword: "format", params: { format: "int64" } }];
                                return false;
                              }
                            }
                          }
                          if (errors === _errs33) {
                            if ((typeof data6 == "number") && (isFinite(data6))) {
                              if (data6 > 9007199254740991 || isNaN(data6)) {
                                validate16.errors = [{ instancePath: instancePath + "/backoff_ms", schemaPath: "contract://data/Milliseconds/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } }];
                                return false;
                              }
                              else {
                                if (data6 < 0 || isNaN(data6)) {
                                  validate16.errors = [{ instancePath: instancePath + "/backoff_ms", schemaPath: "contract://data/Milliseconds/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                                  return false;
                                }
                              }
                            }
                          }
                          var valid0 = _errs32 === errors;
                        }
                        else {
                          var valid0 = true;
                        }
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
      else {
        validate16.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }];
        return false;
      }
    }
    validate16.errors = vErrors;
    return errors === 0;
  }
  validate16.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
  compiled.schema_ff1b2d8857c8 = validate17;
  const schema43 = { "type": "object", "properties": {}, "required": [], "additionalProperties": false };
  function validate17(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
    let vErrors = null;
    let errors = 0;
    const evaluated0 = validate17.evaluated;
    if (evaluated0.dynamicProps) {
      evaluated0.props = undefined;
    }
    if (evaluated0.dynamicItems) {
      evaluated0.items = undefined;
    }
    if (errors === 0) {
      if (data && typeof data == "object" && !Array.isArray(data)) {
        for (const key0 in data) {
          validate17.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }];
          return false;
          break;
        }
      }
      else {
        validate17.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }];
        return false;
      }
    }
    validate17.errors = vErrors;
    return errors === 0;
  }
  validate17.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
  compiled.data_ErrorEnvelope = validate18;
  const schema44 = { "type": "object", "additionalProperties": false, "required": ["code", "message", "correlation_id"], "properties": { "code": { "$ref": "contract://data/ErrorCode" }, "message": { "$ref": "contract://data/ErrorMessage" }, "correlation_id": { "$ref": "contract://data/CorrelationId" }, "field": { "type": "string", "minLength": 1, "maxLength": 256 }, "engine": { "type": "string", "minLength": 1, "maxLength": 64 }, "pool_id": { "$ref": "contract://data/PoolId" }, "retriable": { "type": "boolean" }, "retry_after_ms": { "type": "integer", "minimum": 0, "maximum": 604800000, "allOf": [{ "type": "integer", "format": "int64" }] }, "policy_label": { "$ref": "contract://data/PolicyLabel" } } };
  const schema45 = { "type": "string", "enum": ["ADMISSION_REJECT", "QUEUE_FULL_DROP_LRU", "INVALID_PARAMS", "POOL_UNREADY", "POOL_UNAVAILABLE", "REPLICA_EXHAUSTED", "DECODE_TIMEOUT", "WORKER_RESET", "INTERNAL", "DEADLINE_UNMET", "MODEL_DEPRECATED", "UNTRUSTED_ARTIFACT", "CANCELED", "UNAUTHORIZED", "FORBIDDEN", "NOT_FOUND", "METHOD_NOT_ALLOWED", "NOT_ACCEPTABLE", "REQUEST_TIMEOUT", "CONFLICT", "TOO_LARGE", "UNSUPPORTED_MEDIA_TYPE", "HEADERS_TOO_LARGE", "SHUTTING_DOWN", "STREAM_EXPIRED", "ARTIFACT_DAMAGED", "RANGE_NOT_SATISFIABLE"] };
  const schema46 = { "type": "string", "minLength": 1, "maxLength": 2048 };
  const schema47 = { "type": "string", "minLength": 1, "maxLength": 128, "pattern": "^[!-~]+$" };
  const schema48 = { "type": "string", "minLength": 1, "maxLength": 64, "pattern": "^[A-Za-z0-9][A-Za-z0-9._-]*$" };
  const schema49 = { "type": "string", "enum": ["queue_full", "queue_tokens_full", "drop_lru", "shed_low_priority", "session_turn_limit", "session_budget", "key_concurrent_jobs", "key_requests", "key_tokens", "key_queued_kv", "stream_limit", "artifact_quota", "pool_draining", "pool_unready", "shutting_down"] };
  const func7 = Object.prototype.hasOwnProperty;
  const pattern5 = new RegExp("^[!-~]+$", "u");
  const pattern6 = new RegExp("^[A-Za-z0-9][A-Za-z0-9._-]*$", "u");
  function validate18(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
    let vErrors = null;
    let errors = 0;
    const evaluated0 = validate18.evaluated;
    if (evaluated0.dynamicProps) {
      evaluated0.props = undefined;
    }
    if (evaluated0.dynamicItems) {
      evaluated0.items = undefined;
    }
    if (errors === 0) {
      if (data && typeof data == "object" && !Array.isArray(data)) {
        let missing0;
        if ((((data.code === undefined) && (missing0 = "code")) || ((data.message === undefined) && (missing0 = "message"))) || ((data.correlation_id === undefined) && (missing0 = "correlation_id"))) {
          validate18.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 } }];
          return false;
        }
        else {
          const _errs1 = errors;
          for (const key0 in data) {
            if (!(func7.call(schema44.properties, key0))) {
              validate18.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }];
              return false;
              break;
            }
          }
          if (_errs1 === errors) {
            if (data.code !== undefined) {
              let data0 = data.code;
              const _errs2 = errors;
              if (typeof data0 !== "string") {
                validate18.errors = [{ instancePath: instancePath + "/code", schemaPath: "contract://data/ErrorCode/type", keyword: "type", params: { type: "string" } }];
                return false;
              }
              if (!(((((((((((((((((((((((((((data0 === "ADMISSION_REJECT") || (data0 === "QUEUE_FULL_DROP_LRU")) || (data0 === "INVALID_PARAMS")) || (data0 === "POOL_UNREADY")) || (data0 === "POOL_UNAVAILABLE")) || (data0 === "REPLICA_EXHAUSTED")) || (data0 === "DECODE_TIMEOUT")) || (data0 === "WORKER_RESET")) || (data0 === "INTERNAL")) || (data0 === "DEADLINE_UNMET")) || (data0 === "MODEL_DEPRECATED")) || (data0 === "UNTRUSTED_ARTIFACT")) || (data0 === "CANCELED")) || (data0 === "UNAUTHORIZED")) || (data0 === "FORBIDDEN")) || (data0 === "NOT_FOUND")) || (data0 === "METHOD_NOT_ALLOWED")) || (data0 === "NOT_ACCEPTABLE")) || (data0 === "REQUEST_TIMEOUT")) || (data0 === "CONFLICT")) || (data0 === "TOO_LARGE")) || (data0 === "UNSUPPORTED_MEDIA_TYPE")) || (data0 === "HEADERS_TOO_LARGE")) || (data0 === "SHUTTING_DOWN")) || (data0 === "STREAM_EXPIRED")) || (data0 === "ARTIFACT_DAMAGED")) || (data0 === "RANGE_NOT_SATISFIABLE"))) {
                validate18.errors = [{ instancePath: instancePath + "/code", schemaPath: "contract://data/ErrorCode/enum", keyword: "enum", params: { allowedValues: schema45.enum } }];
                return false;
              }
              var valid0 = _errs2 === errors;
            }
            else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.message !== undefined) {
                let data1 = data.message;
                const _errs5 = errors;
                const _errs6 = errors;
                if (errors === _errs6) {
                  if (typeof data1 === "string") {
                    if (func1(data1) > 2048) {
                      validate18.errors = [{ instancePath: instancePath + "/message", schemaPath: "contract://data/ErrorMessage/maxLength", keyword: "maxLength", params: { limit: 2048 } }];
                      return false;
                    }
                    else {
                      if (func1(data1) < 1) {
                        validate18.errors = [{ instancePath: instancePath + "/message", schemaPath: "contract://data/ErrorMessage/minLength", keyword: "minLength", params: { limit: 1 } }];
                        return false;
                      }
                    }
                  }
                  else {
                    validate18.errors = [{ instancePath: instancePath + "/message", schemaPath: "contract://data/ErrorMessage/type", keyword: "type", params: { type: "string" } }];
                    return false;
                  }
                }
                var valid0 = _errs5 === errors;
              }
              else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.correlation_id !== undefined) {
                  let data2 = data.correlation_id;
                  const _errs8 = errors;
                  const _errs9 = errors;
                  if (errors === _errs9) {
                    if (typeof data2 === "string") {
                      if (func1(data2) > 128) {
                        validate18.errors = [{ instancePath: instancePath + "/correlation_id", schemaPath: "contract://data/CorrelationId/maxLength", keyword: "maxLength", params: { limit: 128 } }];
                        return false;
                      }
                      else {
                        if (func1(data2) < 1) {
                          validate18.errors = [{ instancePath: instancePath + "/correlation_id", schemaPath: "contract://data/CorrelationId/minLength", keyword: "minLength", params: { limit: 1 } }];
                          return false;
                        }
                        else {
                          if (!pattern5.test(data2)) {
                            validate18.errors = [{ instancePath: instancePath + "/correlation_id", schemaPath: "contract://data/CorrelationId/pattern", keyword: "pattern", params: { pattern: "^[!-~]+$" } }];
                            return false;
                          }
                        }
                      }
                    }
                    else {
                      validate18.errors = [{ instancePath: instancePath + "/correlation_id", schemaPath: "contract://data/CorrelationId/type", keyword: "type", params: { type: "string" } }];
                      return false;
                    }
                  }
                  var valid0 = _errs8 === errors;
                }
                else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.field !== undefined) {
                    let data3 = data.field;
                    const _errs11 = errors;
                    if (errors === _errs11) {
                      if (typeof data3 === "string") {
                        if (func1(data3) > 256) {
                          validate18.errors = [{ instancePath: instancePath + "/field", schemaPath: "#/properties/field/maxLength", keyword: "maxLength", params: { limit: 256 } }];
                          return false;
                        }
                        else {
                          if (func1(data3) < 1) {
                            validate18.errors = [{ instancePath: instancePath + "/field", schemaPath: "#/properties/field/minLength", keyword: "minLength", params: { limit: 1 } }];
                            return false;
                          }
                        }
                      }
                      else {
                        validate18.errors = [{ instancePath: instancePath + "/field", schemaPath: "#/properties/field/type", keyword: "type", params: { type: "string" } }];
                        return false;
                      }
                    }
                    var valid0 = _errs11 === errors;
                  }
                  else {
                    var valid0 = true;
                  }
                  if (valid0) {
                    if (data.engine !== undefined) {
                      let data4 = data.engine;
                      const _errs13 = errors;
                      if (errors === _errs13) {
                        if (typeof data4 === "string") {
                          if (func1(data4) > 64) {
                            validate18.errors = [{ instancePath: instancePath + "/engine", schemaPath: "#/properties/engine/maxLength", keyword: "maxLength", params: { limit: 64 } }];
                            return false;
                          }
                          else {
                            if (func1(data4) < 1) {
                              validate18.errors = [{ instancePath: instancePath + "/engine", schemaPath: "#/properties/engine/minLength", keyword: "minLength", params: { limit: 1 } }];
                              return false;
                            }
                          }
                        }
                        else {
                          validate18.errors = [{ instancePath: instancePath + "/engine", schemaPath: "#/properties/engine/type", keyword: "type", params: { type: "string" } }];
                          return false;
                        }
                      }
                      var valid0 = _errs13 === errors;
                    }
                    else {
                      var valid0 = true;
                    }
                    if (valid0) {
                      if (data.pool_id !== undefined) {
                        let data5 = data.pool_id;
                        const _errs15 = errors;
                        const _errs16 = errors;
                        if (errors === _errs16) {
                          if (typeof data5 === "string") {
                            if (func1(data5) > 64) {
                              validate18.errors = [{ instancePath: instancePath + "/pool_id", schemaPath: "contract://data/PoolId/maxLength", keyword: "maxLength", params: { limit: 64 } }];
                              return false;
                            }
                            else {
                              if (func1(data5) < 1) {
                                validate18.errors = [{ instancePath: instancePath + "/pool_id", schemaPath: "contract://data/PoolId/minLength", keyword: "minLength", params: { limit: 1 } }];
                                return false;
                              }
                              else {
                                if (!pattern6.test(data5)) {
                                  validate18.errors = [{ instancePath: instancePath + "/pool_id", schemaPath: "contract://data/PoolId/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]*$" } }];
                                  return false;
                                }
                              }
                            }
                          }
                          else {
                            validate18.errors = [{ instancePath: instancePath + "/pool_id", schemaPath: "contract://data/PoolId/type", keyword: "type", params: { type: "string" } }];
                            return false;
                          }
                        }
                        var valid0 = _errs15 === errors;
                      }
                      else {
                        var valid0 = true;
                      }
                      if (valid0) {
                        if (data.retriable !== undefined) {
                          const _errs18 = errors;
                          if (typeof data.retriable !== "boolean") {
                            validate18.errors = [{ instancePath: instancePath + "/retriable", schemaPath: "#/properties/retriable/type", keyword: "type", params: { type: "boolean" } }];
                            return false;
                          }
                          var valid0 = _errs18 === errors;
                        }
                        else {
                          var valid0 = true;
                        }
                        if (valid0) {
                          if (data.retry_after_ms !== undefined) {
                            let data7 = data.retry_after_ms;
                            const _errs20 = errors;
                            if (!(((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7))) && (isFinite(data7)))) {
                              validate18.errors = [{ instancePath: instancePath + "/retry_after_ms", schemaPath: "#/properties/retry_after_ms/type", keyword: "type", params: { type: "integer" } }];
                              return false;
                            }
                            const _errs22 = errors;
                            if (!(((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7))) && (isFinite(data7)))) {
                              validate18.errors = [{ instancePath: instancePath + "/retry_after_ms", schemaPath: "#/properties/retry_after_ms/allOf/0/type", keyword: "type", params: { type: "integer" } }];
                              return false;
                            }
                            if (errors === _errs22) {
                              if ((typeof data7 == "number") && (isFinite(data7))) {
                                if (!(formats0.validate(data7))) {
                                  validate18.errors = [{ instancePath: instancePath + "/retry_after_ms", schemaPath: "#/properties/retry_after_ms/allOf/0/format", keyword: "format", params: { format: "int64" } }];
                                  return false;
                                }
                              }
                            }
                            if (errors === _errs20) {
                              if ((typeof data7 == "number") && (isFinite(data7))) {
                                if (data7 > 604800000 || isNaN(data7)) {
                                  validate18.errors = [{ instancePath: instancePath + "/retry_after_ms", schemaPath: "#/properties/retry_after_ms/maximum", keyword: "maximum", params: { comparison: "<=", limit: 604800000 } }];
                                  return false;
                                }
                                else {
                                  if (data7 < 0 || isNaN(data7)) {
                                    validate18.errors = [{ instancePath: instancePath + "/retry_after_ms", schemaPath: "#/properties/retry_after_ms/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                                    return false;
                                  }
                                }
                              }
                            }
                            var valid0 = _errs20 === errors;
                          }
                          else {
                            var valid0 = true;
                          }
                          if (valid0) {
                            if (data.policy_label !== undefined) {
                              let data8 = data.policy_label;
                              const _errs24 = errors;
                              if (typeof data8 !== "string") {
                                validate18.errors = [{ instancePath: instancePath + "/policy_label", schemaPath: "contract://data/PolicyLabel/type", keyword: "type", params: { type: "string" } }];
                                return false;
                              }
                              if (!(((((((((((((((data8 === "queue_full") || (data8 === "queue_tokens_full")) || (data8 === "drop_lru")) || (data8 === "shed_low_priority")) || (data8 === "session_turn_limit")) || (data8 === "session_budget")) || (data8 === "key_concurrent_jobs")) || (data8 === "key_requests")) || (data8 === "key_tokens")) || (data8 === "key_queued_kv")) || (data8 === "stream_limit")) || (data8 === "artifact_quota")) || (data8 === "pool_draining")) || (data8 === "pool_unready")) || (data8 === "shutting_down"))) {
                                validate18.errors = [{ instancePath: instancePath + "/policy_label", schemaPath: "contract://data/PolicyLabel/enum", keyword: "enum", params: { allowedValues: schema49.enum } }];
                                return false;
                              }
                              var valid0 = _errs24 === errors;
                            }
                            else {
                              var valid0 = true;
                            }
                          }
                        }
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
      else {
        validate18.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }];
        return false;
      }
    }
    validate18.errors = vErrors;
    return errors === 0;
  }
  validate18.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
  compiled.schema_8f66aa916322 = validate19;
  const schema50 = { "type": "object", "properties": { "WWW-Authenticate": { "type": "string", "minLength": 1, "maxLength": 256 } }, "required": ["WWW-Authenticate"], "additionalProperties": false };
  function validate19(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
    let vErrors = null;
    let errors = 0;
    const evaluated0 = validate19.evaluated;
    if (evaluated0.dynamicProps) {
      evaluated0.props = undefined;
    }
    if (evaluated0.dynamicItems) {
      evaluated0.items = undefined;
    }
    if (errors === 0) {
      if (data && typeof data == "object" && !Array.isArray(data)) {
        let missing0;
        if ((data["WWW-Authenticate"] === undefined) && (missing0 = "WWW-Authenticate")) {
          validate19.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 } }];
          return false;
        }
        else {
          const _errs1 = errors;
          for (const key0 in data) {
            if (!(key0 === "WWW-Authenticate")) {
              validate19.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }];
              return false;
              break;
            }
          }
          if (_errs1 === errors) {
            if (data["WWW-Authenticate"] !== undefined) {
              let data0 = data["WWW-Authenticate"];
              const _errs2 = errors;
              if (errors === _errs2) {
                if (typeof data0 === "string") {
                  if (func1(data0) > 256) {
                    validate19.errors = [{ instancePath: instancePath + "/WWW-Authenticate", schemaPath: "#/properties/WWW-Authenticate/maxLength", keyword: "maxLength", params: { limit: 256 } }];
                    return false;
                  }
                  else {
                    if (func1(data0) < 1) {
                      validate19.errors = [{ instancePath: instancePath + "/WWW-Authenticate", schemaPath: "#/properties/WWW-Authenticate/minLength", keyword: "minLength", params: { limit: 1 } }];
                      return false;
                    }
                  }
                }
                else {
                  validate19.errors = [{ instancePath: instancePath + "/WWW-Authenticate", schemaPath: "#/properties/WWW-Authenticate/type", keyword: "type", params: { type: "string" } }];
                  return false;
                }
              }
            }
          }
        }
      }
      else {
        validate19.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }];
        return false;
      }
    }
    validate19.errors = vErrors;
    return errors === 0;
  }
  validate19.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
  compiled.schema_39b562ed088d = validate20;
  const schema51 = { "type": "object", "properties": { "Retry-After": { "type": "integer", "minimum": 0, "maximum": 604800, "allOf": [{ "type": "integer", "format": "int64" }] }, "X-Backoff-Ms": { "type": "integer", "minimum": 0, "maximum": 604800000, "allOf": [{ "type": "integer", "format": "int64" }] }, "RateLimit-Policy": { "type": "string", "minLength": 1, "maxLength": 256 }, "RateLimit": { "type": "string", "minLength": 1, "maxLength": 256 } }, "required": ["Retry-After", "X-Backoff-Ms"], "additionalProperties": false };
  function validate20(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
    let vErrors = null;
    let errors = 0;
    const evaluated0 = validate20.evaluated;
    if (evaluated0.dynamicProps) {
      evaluated0.props = undefined;
    }
    if (evaluated0.dynamicItems) {
      evaluated0.items = undefined;
    }
    if (errors === 0) {
      if (data && typeof data == "object" && !Array.isArray(data)) {
        let missing0;
        if (((data["Retry-After"] === undefined) && (missing0 = "Retry-After")) || ((data["X-Backoff-Ms"] === undefined) && (missing0 = "X-Backoff-Ms"))) {
          validate20.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 } }];
          return false;
        }
        else {
          const _errs1 = errors;
          for (const key0 in data) {
            if (!((((key0 === "Retry-After") || (key0 === "X-Backoff-Ms")) || (key0 === "RateLimit-Policy")) || (key0 === "RateLimit"))) {
              validate20.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }];
              return false;
              break;
            }
          }
          if (_errs1 === errors) {
            if (data["Retry-After"] !== undefined) {
              let data0 = data["Retry-After"];
              const _errs2 = errors;
              if (!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))) {
                validate20.errors = [{ instancePath: instancePath + "/Retry-After", schemaPath: "#/properties/Retry-After/type", keyword: "type", params: { type: "integer" } }];
                return false;
              }
              const _errs4 = errors;
              if (!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))) {
                validate20.errors = [{ instancePath: instancePath + "/Retry-After", schemaPath: "#/properties/Retry-After/allOf/0/type", keyword: "type", params: { type: "integer" } }];
                return false;
              }
              if (errors === _errs4) {
                if ((typeof data0 == "number") && (isFinite(data0))) {
                  if (!(formats0.validate(data0))) {
                    validate20.errors = [{ instancePath: instancePath + "/Retry-After", schemaPath: "#/properties/Retry-After/allOf/0/format", keyword: "format", params: { format: "int64" } }];
                    return false;
                  }
                }
              }
              if (errors === _errs2) {
                if ((typeof data0 == "number") && (isFinite(data0))) {
                  if (data0 > 604800 || isNaN(data0)) {
                    validate20.errors = [{ instancePath: instancePath + "/Retry-After", schemaPath: "#/properties/Retry-After/maximum", keyword: "maximum", params: { comparison: "<=", limit: 604800 } }];
                    return false;
                  }
                  else {
                    if (data0 < 0 || isNaN(data0)) {
                      validate20.errors = [{ instancePath: instancePath + "/Retry-After", schemaPath: "#/properties/Retry-After/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                      return false;
                    }
                  }
                }
              }
              var valid0 = _errs2 === errors;
            }
            else {
              var valid0 = true;
            }
            if (valid0) {
              if (data["X-Backoff-Ms"] !== undefined) {
                let data1 = data["X-Backoff-Ms"];
                const _errs6 = errors;
                if (!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))) {
                  validate20.errors = [{ instancePath: instancePath + "/X-Backoff-Ms", schemaPath: "#/properties/X-Backoff-Ms/type", keyword: "type", params: { type: "integer" } }];
                  return false;
                }
                const _errs8 = errors;
                if (!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))) {
                  validate20.errors = [{ instancePath: instancePath + "/X-Backoff-Ms", schemaPath: "#/properties/X-Backoff-Ms/allOf/0/type", keyword: "type", params: { type: "integer" } }];
                  return false;
                }
                if (errors === _errs8) {
                  if ((typeof data1 == "number") && (isFinite(data1))) {
                    if (!(formats0.validate(data1))) {
                      validate20.errors = [{ instancePath: instancePath + "/X-Backoff-Ms", schemaPath: "#/properties/X-Backoff-Ms/allOf/0/format", keyword: "format", params: { format: "int64" } }];
                      return false;
                    }
                  }
                }
                if (errors === _errs6) {
                  if ((typeof data1 == "number") && (isFinite(data1))) {
                    if (data1 > 604800000 || isNaN(data1)) {
                      validate20.errors = [{ instancePath: instancePath + "/X-Backoff-Ms", schemaPath: "#/properties/X-Backoff-Ms/maximum", keyword: "maximum", params: { comparison: "<=", limit: 604800000 } }];
                      return false;
                    }
                    else {
                      if (data1 < 0 || isNaN(data1)) {
                        validate20.errors = [{ instancePath: instancePath + "/X-Backoff-Ms", schemaPath: "#/properties/X-Backoff-Ms/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                        return false;
                      }
                    }
                  }
                }
                var valid0 = _errs6 === errors;
              }
              else {
                var valid0 = true;
              }
              if (valid0) {
                if (data["RateLimit-Policy"] !== undefined) {
                  let data2 = data["RateLimit-Policy"];
                  const _errs10 = errors;
                  if (errors === _errs10) {
                    if (typeof data2 === "string") {
                      if (func1(data2) > 256) {
                        validate20.errors = [{ instancePath: instancePath + "/RateLimit-Policy", schemaPath: "#/properties/RateLimit-Policy/maxLength", keyword: "maxLength", params: { limit: 256 } }];
                        return false;
                      }
                      else {
                        if (func1(data2) < 1) {
                          validate20.errors = [{ instancePath: instancePath + "/RateLimit-Policy", schemaPath: "#/properties/RateLimit-Policy/minLength", keyword: "minLength", params: { limit: 1 } }];
                          return false;
                        }
                      }
                    }
                    else {
                      validate20.errors = [{ instancePath: instancePath + "/RateLimit-Policy", schemaPath: "#/properties/RateLimit-Policy/type", keyword: "type", params: { type: "string" } }];
                      return false;
                    }
                  }
                  var valid0 = _errs10 === errors;
                }
                else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.RateLimit !== undefined) {
                    let data3 = data.RateLimit;
                    const _errs12 = errors;
                    if (errors === _errs12) {
                      if (typeof data3 === "string") {
                        if (func1(data3) > 256) {
                          validate20.errors = [{ instancePath: instancePath + "/RateLimit", schemaPath: "#/properties/RateLimit/maxLength", keyword: "maxLength", params: { limit: 256 } }];
                          return false;
                        }
                        else {
                          if (func1(data3) < 1) {
                            validate20.errors = [{ instancePath: instancePath + "/RateLimit", schemaPath: "#/properties/RateLimit/minLength", keyword: "minLength", params: { limit: 1 } }];
                            return false;
                          }
                        }
                      }
                      else {
                        validate20.errors = [{ instancePath: instancePath + "/RateLimit", schemaPath: "#/properties/RateLimit/type", keyword: "type", params: { type: "string" } }];
                        return false;
                      }
                    }
                    var valid0 = _errs12 === errors;
                  }
                  else {
                    var valid0 = true;
                  }
                }
              }
            }
          }
        }
      }
      else {
        validate20.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }];
        return false;
      }
    }
    validate20.errors = vErrors;
    return errors === 0;
  }
  validate20.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
  compiled.schema_2291871a2a76 = validate21;
  const schema52 = { "type": "object", "properties": { "Retry-After": { "type": "integer", "minimum": 0, "maximum": 604800, "allOf": [{ "type": "integer", "format": "int64" }] } }, "required": ["Retry-After"], "additionalProperties": false };
  function validate21(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
    let vErrors = null;
    let errors = 0;
    const evaluated0 = validate21.evaluated;
    if (evaluated0.dynamicProps) {
      evaluated0.props = undefined;
    }
    if (evaluated0.dynamicItems) {
      evaluated0.items = undefined;
    }
    if (errors === 0) {
      if (data && typeof data == "object" && !Array.isArray(data)) {
        let missing0;
        if ((data["Retry-After"] === undefined) && (missing0 = "Retry-After")) {
          validate21.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 } }];
          return false;
        }
        else {
          const _errs1 = errors;
          for (const key0 in data) {
            if (!(key0 === "Retry-After")) {
              validate21.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }];
              return false;
              break;
            }
          }
          if (_errs1 === errors) {
            if (data["Retry-After"] !== undefined) {
              let data0 = data["Retry-After"];
              const _errs2 = errors;
              if (!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))) {
                validate21.errors = [{ instancePath: instancePath + "/Retry-After", schemaPath: "#/properties/Retry-After/type", keyword: "type", params: { type: "integer" } }];
                return false;
              }
              const _errs4 = errors;
              if (!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))) {
                validate21.errors = [{ instancePath: instancePath + "/Retry-After", schemaPath: "#/properties/Retry-After/allOf/0/type", keyword: "type", params: { type: "integer" } }];
                return false;
              }
              if (errors === _errs4) {
                if ((typeof data0 == "number") && (isFinite(data0))) {
                  if (!(formats0.validate(data0))) {
                    validate21.errors = [{ instancePath: instancePath + "/Retry-After", schemaPath: "#/properties/Retry-After/allOf/0/format", keyword: "format", params: { format: "int64" } }];
                    return false;
                  }
                }
              }
              if (errors === _errs2) {
                if ((typeof data0 == "number") && (isFinite(data0))) {
                  if (data0 > 604800 || isNaN(data0)) {
                    validate21.errors = [{ instancePath: instancePath + "/Retry-After", schemaPath: "#/properties/Retry-After/maximum", keyword: "maximum", params: { comparison: "<=", limit: 604800 } }];
                    return false;
                  }
                  else {
                    if (data0 < 0 || isNaN(data0)) {
                      validate21.errors = [{ instancePath: instancePath + "/Retry-After", schemaPath: "#/properties/Retry-After/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                      return false;
                    }
                  }
                }
              }
            }
          }
        }
      }
      else {
        validate21.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }];
        return false;
      }
    }
    validate21.errors = vErrors;
    return errors === 0;
  }
  validate21.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
  compiled.data_TaskList = validate22;
  const schema53 = { "type": "object", "additionalProperties": false, "required": ["tasks"], "properties": { "tasks": { "type": "array", "maxItems": 200, "items": { "$ref": "contract://data/Task" } }, "next_cursor": { "$ref": "contract://data/Cursor" } } };
  const schema129 = { "type": "string", "minLength": 1, "maxLength": 64, "pattern": "^[A-Za-z0-9_-]+$" };
  const schema54 = { "type": "object", "additionalProperties": false, "required": ["task_id", "session_id", "state", "priority", "engine", "model_ref", "pool_id", "admission", "attempt", "admitted_ms", "seed", "decision"], "properties": { "task_id": { "$ref": "contract://data/Uuid" }, "session_id": { "$ref": "contract://data/Uuid" }, "state": { "$ref": "contract://data/TaskState" }, "priority": { "$ref": "contract://data/Priority" }, "engine": { "$ref": "contract://data/EngineKind" }, "model_ref": { "$ref": "contract://data/ModelRef" }, "pool_id": { "$ref": "contract://data/PoolId" }, "replica_id": { "$ref": "contract://data/ReplicaId" }, "engine_version": { "$ref": "contract://data/EngineVersion" }, "queue_position": { "$ref": "contract://data/QueuePosition" }, "predicted_start_ms": { "$ref": "contract://data/PredictedStartMs" }, "predicted_start_low_ms": { "$ref": "contract://data/PredictedStartLowMs" }, "predicted_start_high_ms": { "$ref": "contract://data/PredictedStartHighMs" }, "on_time_probability": { "$ref": "contract://data/Ratio" }, "admission": { "$ref": "contract://data/Admission" }, "attempt": { "$ref": "contract://data/Count" }, "admitted_ms": { "$ref": "contract://data/UnixMs" }, "started_ms": { "$ref": "contract://data/UnixMs" }, "first_token_ms": { "$ref": "contract://data/UnixMs" }, "ended_ms": { "$ref": "contract://data/UnixMs" }, "tokens_in": { "$ref": "contract://data/Count" }, "tokens_out": { "$ref": "contract://data/Count" }, "seed": { "type": "integer", "minimum": -9007199254740991, "maximum": 9007199254740991, "allOf": [{ "type": "integer", "format": "int64" }] }, "granted_tokens": { "$ref": "contract://data/Count" }, "decision": { "$ref": "contract://data/PlacementDecision" }, "attempts": { "type": "array", "maxItems": 33, "items": { "$ref": "contract://data/TaskAttempt" } }, "continued_from": { "$ref": "contract://data/Count" }, "trace_id": { "$ref": "contract://data/ArtifactId" }, "outcome": { "$ref": "contract://data/TaskOutcome" } } };
  const schema57 = { "type": "string", "enum": ["queued", "running", "completed", "canceled", "deadline", "budget", "dropped", "failed"] };
  const schema58 = { "type": "string", "enum": ["interactive", "batch"] };
  const schema59 = { "type": "string", "enum": ["llamacpp", "vllm", "tgi", "triton", "openai", "mock"] };
  const schema60 = { "type": "string", "minLength": 1, "maxLength": 1024, "pattern": "^[^\\x00-\\x1f\\x7f]+$" };
  const schema62 = { "type": "string", "minLength": 1, "maxLength": 64, "pattern": "^[A-Za-z0-9][A-Za-z0-9._-]*$" };
  const schema63 = { "type": "string", "minLength": 1, "maxLength": 256 };
  const schema75 = { "type": "integer", "minimum": 0, "maximum": 9007199254740991, "allOf": [{ "type": "integer", "format": "int64" }] };
  const schema76 = { "type": "integer", "minimum": 0, "maximum": 8640000000000000, "allOf": [{ "type": "integer", "format": "int64" }] };
  const schema96 = { "type": "string", "minLength": 64, "maxLength": 64, "pattern": "^[0-9a-f]{64}$" };
  const pattern9 = new RegExp("^[^\\x00-\\x1f\\x7f]+$", "u");
  const pattern14 = new RegExp("^[0-9a-f]{64}$", "u");
  const schema69 = { "type": "object", "additionalProperties": false, "required": ["queue_position", "predicted_start_ms", "predicted_start_low_ms", "predicted_start_high_ms", "on_time_probability"], "properties": { "queue_position": { "$ref": "contract://data/QueuePosition" }, "predicted_start_ms": { "$ref": "contract://data/PredictedStartMs" }, "predicted_start_low_ms": { "$ref": "contract://data/PredictedStartLowMs" }, "predicted_start_high_ms": { "$ref": "contract://data/PredictedStartHighMs" }, "on_time_probability": { "$ref": "contract://data/Ratio" } } };
  function validate24(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
    let vErrors = null;
    let errors = 0;
    const evaluated0 = validate24.evaluated;
    if (evaluated0.dynamicProps) {
      evaluated0.props = undefined;
    }
    if (evaluated0.dynamicItems) {
      evaluated0.items = undefined;
    }
    if (errors === 0) {
      if (data && typeof data == "object" && !Array.isArray(data)) {
        let missing0;
        if ((((((data.queue_position === undefined) && (missing0 = "queue_position")) || ((data.predicted_start_ms === undefined) && (missing0 = "predicted_start_ms"))) || ((data.predicted_start_low_ms === undefined) && (missing0 = "predicted_start_low_ms"))) || ((data.predicted_start_high_ms === undefined) && (missing0 = "predicted_start_high_ms"))) || ((data.on_time_probability === undefined) && (missing0 = "on_time_probability"))) {
          validate24.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 } }];
          return false;
        }
        else {
          const _errs1 = errors;
          for (const key0 in data) {
            if (!(((((key0 === "queue_position") || (key0 === "predicted_start_ms")) || (key0 === "predicted_start_low_ms")) || (key0 === "predicted_start_high_ms")) || (key0 === "on_time_probability"))) {
              validate24.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }];
              return false;
              break;
            }
          }
          if (_errs1 === errors) {
            if (data.queue_position !== undefined) {
              let data0 = data.queue_position;
              const _errs2 = errors;
              const _errs3 = errors;
              if (!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))) {
                validate24.errors = [{ instancePath: instancePath + "/queue_position", schemaPath: "contract://data/QueuePosition/type", keyword: "type", params: { type: "integer" } }];
                return false;
              }
              const _errs5 = errors;
              if (!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))) {
                validate24.errors = [{ instancePath: instancePath + "/queue_position", schemaPath: "contract://data/QueuePosition/allOf/0/type", keyword: "type", params: { type: "integer" } }];
                return false;
              }
              if (errors === _errs5) {
                if ((typeof data0 == "number") && (isFinite(data0))) {
                  if (!(formats0.validate(data0))) {
                    validate24.errors = [{ instancePath: instancePath + "/queue_position", schemaPath: "contract://data/QueuePosition/allOf/0/format", keyword: "format", params: { format: "int64" } }];
                    return false;
                  }
                }
              }
              if (errors === _errs3) {
                if ((typeof data0 == "number") && (isFinite(data0))) {
                  if (data0 > 9007199254740991 || isNaN(data0)) {
                    validate24.errors = [{ instancePath: instancePath + "/queue_position", schemaPath: "contract://data/QueuePosition/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } }];
                    return false;
                  }
                  else {
                    if (data0 < 0 || isNaN(data0)) {
                      validate24.errors = [{ instancePath: instancePath + "/queue_position", schemaPath: "contract://data/QueuePosition/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                      return false;
                    }
                  }
                }
              }
              var valid0 = _errs2 === errors;
            }
            else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.predicted_start_ms !== undefined) {
                let data1 = data.predicted_start_ms;
                const _errs7 = errors;
                const _errs8 = errors;
                if (!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))) {
                  validate24.errors = [{ instancePath: instancePath + "/predicted_start_ms", schemaPath: "contract://data/PredictedStartMs/type", keyword: "type", params: { type: "integer" } }];
                  return false;
                }
                const _errs10 = errors;
                if (!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))) {
                  validate24.errors = [{ instancePath: instancePath + "/predicted_start_ms", schemaPath: "contract://data/PredictedStartMs/allOf/0/type", keyword: "type", params: { type: "integer" } }];
                  return false;
                }
                if (errors === _errs10) {
                  if ((typeof data1 == "number") && (isFinite(data1))) {
                    if (!(formats0.validate(data1))) {
                      validate24.errors = [{ instancePath: instancePath + "/predicted_start_ms", schemaPath: "contract://data/PredictedStartMs/allOf/0/format", keyword: "format", params: { format: "int64" } }];
                      return false;
                    }
                  }
                }
                if (errors === _errs8) {
                  if ((typeof data1 == "number") && (isFinite(data1))) {
                    if (data1 > 9007199254740991 || isNaN(data1)) {
                      validate24.errors = [{ instancePath: instancePath + "/predicted_start_ms", schemaPath: "contract://data/PredictedStartMs/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } }];
                      return false;
                    }
                    else {
                      if (data1 < 0 || isNaN(data1)) {
                        validate24.errors = [{ instancePath: instancePath + "/predicted_start_ms", schemaPath: "contract://data/PredictedStartMs/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                        return false;
                      }
                    }
                  }
                }
                var valid0 = _errs7 === errors;
              }
              else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.predicted_start_low_ms !== undefined) {
                  let data2 = data.predicted_start_low_ms;
                  const _errs12 = errors;
                  const _errs13 = errors;
                  if (!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))) {
                    validate24.errors = [{ instancePath: instancePath + "/predicted_start_low_ms", schemaPath: "contract://data/PredictedStartLowMs/type", keyword: "type", params: { type: "integer" } }];
                    return false;
                  }
                  const _errs15 = errors;
                  if (!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))) {
                    validate24.errors = [{ instancePath: instancePath + "/predicted_start_low_ms", schemaPath: "contract://data/PredictedStartLowMs/allOf/0/type", keyword: "type", params: { type: "integer" } }];
                    return false;
                  }
                  if (errors === _errs15) {
                    if ((typeof data2 == "number") && (isFinite(data2))) {
                      if (!(formats0.validate(data2))) {
                        validate24.errors = [{ instancePath: instancePath + "/predicted_start_low_ms", schemaPath: "contract://data/PredictedStartLowMs/allOf/0/format", keyword: "format", params: { format: "int64" } }];
                        return false;
                      }
                    }
                  }
                  if (errors === _errs13) {
                    if ((typeof data2 == "number") && (isFinite(data2))) {
                      if (data2 > 9007199254740991 || isNaN(data2)) {
                        validate24.errors = [{ instancePath: instancePath + "/predicted_start_low_ms", schemaPath: "contract://data/PredictedStartLowMs/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } }];
                        return false;
                      }
                      else {
                        if (data2 < 0 || isNaN(data2)) {
                          validate24.errors = [{ instancePath: instancePath + "/predicted_start_low_ms", schemaPath: "contract://data/PredictedStartLowMs/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                          return false;
                        }
                      }
                    }
                  }
                  var valid0 = _errs12 === errors;
                }
                else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.predicted_start_high_ms !== undefined) {
                    let data3 = data.predicted_start_high_ms;
                    const _errs17 = errors;
                    const _errs18 = errors;
                    if (!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))) {
                      validate24.errors = [{ instancePath: instancePath + "/predicted_start_high_ms", schemaPath: "contract://data/PredictedStartHighMs/type", keyword: "type", params: { type: "integer" } }];
                      return false;
                    }
                    const _errs20 = errors;
                    if (!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))) {
                      validate24.errors = [{ instancePath: instancePath + "/predicted_start_high_ms", schemaPath: "contract://data/PredictedStartHighMs/allOf/0/type", keyword: "type", params: { type: "integer" } }];
                      return false;
                    }
                    if (errors === _errs20) {
                      if ((typeof data3 == "number") && (isFinite(data3))) {
                        if (!(formats0.validate(data3))) {
                          validate24.errors = [{ instancePath: instancePath + "/predicted_start_high_ms", schemaPath: "contract://data/PredictedStartHighMs/allOf/0/format", keyword: "format", params: { format: "int64" } }];
                          return false;
                        }
                      }
                    }
                    if (errors === _errs18) {
                      if ((typeof data3 == "number") && (isFinite(data3))) {
                        if (data3 > 9007199254740991 || isNaN(data3)) {
                          validate24.errors = [{ instancePath: instancePath + "/predicted_start_high_ms", schemaPath: "contract://data/PredictedStartHighMs/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } }];
                          return false;
                        }
                        else {
                          if (data3 < 0 || isNaN(data3)) {
                            validate24.errors = [{ instancePath: instancePath + "/predicted_start_high_ms", schemaPath: "contract://data/PredictedStartHighMs/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                            return false;
                          }
                        }
                      }
                    }
                    var valid0 = _errs17 === errors;
                  }
                  else {
                    var valid0 = true;
                  }
                  if (valid0) {
                    if (data.on_time_probability !== undefined) {
                      let data4 = data.on_time_probability;
                      const _errs22 = errors;
                      const _errs23 = errors;
                      const _errs25 = errors;
                      if (errors === _errs25) {
                        if ((typeof data4 == "number") && (isFinite(data4))) {
                          if (!(formats4.validate(data4))) {
                            validate24.errors = [{ instancePath: instancePath + "/on_time_probability", schemaPath: "contract://data/Ratio/allOf/0/format", keyword: "format", params: { format: "double" } }];
                            return false;
                          }
                        }
                        else {
                          validate24.errors = [{ instancePath: instancePath + "/on_time_probability", schemaPath: "contract://data/Ratio/allOf/0/type", keyword: "type", params: { type: "number" } }];
                          return false;
                        }
                      }
                      if (errors === _errs23) {
                        if ((typeof data4 == "number") && (isFinite(data4))) {
                          if (data4 > 1 || isNaN(data4)) {
                            validate24.errors = [{ instancePath: instancePath + "/on_time_probability", schemaPath: "contract://data/Ratio/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1 } }];
                            return false;
                          }
                          else {
                            if (data4 < 0 || isNaN(data4)) {
                              validate24.errors = [{ instancePath: instancePath + "/on_time_probability", schemaPath: "contract://data/Ratio/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                              return false;
                            }
                          }
                        }
                        else {
                          validate24.errors = [{ instancePath: instancePath + "/on_time_probability", schemaPath: "contract://data/Ratio/type", keyword: "type", params: { type: "number" } }];
                          return false;
                        }
                      }
                      var valid0 = _errs22 === errors;
                    }
                    else {
                      var valid0 = true;
                    }
                  }
                }
              }
            }
          }
        }
      }
      else {
        validate24.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }];
        return false;
      }
    }
    validate24.errors = vErrors;
    return errors === 0;
  }
  validate24.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
  const schema83 = { "type": "object", "additionalProperties": false, "required": ["selected_pool_id", "candidates_considered", "filters_applied", "tie_breakers_applied", "pinned", "fallback_used"], "properties": { "selected_pool_id": { "type": ["string", "null"], "minLength": 1, "maxLength": 64 }, "candidates_considered": { "$ref": "contract://data/Count" }, "filters_applied": { "type": "array", "maxItems": 64, "items": { "type": "string", "minLength": 1, "maxLength": 64 } }, "tie_breakers_applied": { "type": "array", "maxItems": 64, "items": { "type": "string", "minLength": 1, "maxLength": 64 } }, "pinned": { "type": "boolean" }, "fallback_used": { "type": "boolean" } } };
  function validate26(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
    let vErrors = null;
    let errors = 0;
    const evaluated0 = validate26.evaluated;
    if (evaluated0.dynamicProps) {
      evaluated0.props = undefined;
    }
    if (evaluated0.dynamicItems) {
      evaluated0.items = undefined;
    }
    if (errors === 0) {
      if (data && typeof data == "object" && !Array.isArray(data)) {
        let missing0;
        if (((((((data.selected_pool_id === undefined) && (missing0 = "selected_pool_id")) || ((data.candidates_considered === undefined) && (missing0 = "candidates_considered"))) || ((data.filters_applied === undefined) && (missing0 = "filters_applied"))) || ((data.tie_breakers_applied === undefined) && (missing0 = "tie_breakers_applied"))) || ((data.pinned === undefined) && (missing0 = "pinned"))) || ((data.fallback_used === undefined) && (missing0 = "fallback_used"))) {
          validate26.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 } }];
          return false;
        }
        else {
          const _errs1 = errors;
          for (const key0 in data) {
            if (!((((((key0 === "selected_pool_id") || (key0 === "candidates_considered")) || (key0 === "filters_applied")) || (key0 === "tie_breakers_applied")) || (key0 === "pinned")) || (key0 === "fallback_used"))) {
              validate26.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }];
              return false;
              break;
            }
          }
          if (_errs1 === errors) {
            if (data.selected_pool_id !== undefined) {
              let data0 = data.selected_pool_id;
              const _errs2 = errors;
              if ((typeof data0 !== "string") && (data0 !== null)) {
                validate26.errors = [{ instancePath: instancePath + "/selected_pool_id", schemaPath: "#/properties/selected_pool_id/type", keyword: "type", params: { type: schema83.properties.selected_pool_id.type } }];
                return false;
              }
              if (errors === _errs2) {
                if (typeof data0 === "string") {
                  if (func1(data0) > 64) {
                    validate26.errors = [{ instancePath: instancePath + "/selected_pool_id", schemaPath: "#/properties/selected_pool_id/maxLength", keyword: "maxLength", params: { limit: 64 } }];
                    return false;
                  }
                  else {
                    if (func1(data0) < 1) {
                      validate26.errors = [{ instancePath: instancePath + "/selected_pool_id", schemaPath: "#/properties/selected_pool_id/minLength", keyword: "minLength", params: { limit: 1 } }];
                      return false;
                    }
                  }
                }
              }
              var valid0 = _errs2 === errors;
            }
            else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.candidates_considered !== undefined) {
                let data1 = data.candidates_considered;
                const _errs4 = errors;
                const _errs5 = errors;
                if (!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))) {
                  validate26.errors = [{ instancePath: instancePath + "/candidates_considered", schemaPath: "contract://data/Count/type", keyword: "type", params: { type: "integer" } }];
                  return false;
                }
                const _errs7 = errors;
                if (!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))) {
                  validate26.errors = [{ instancePath: instancePath + "/candidates_considered", schemaPath: "contract://data/Count/allOf/0/type", keyword: "type", params: { type: "integer" } }];
                  return false;
                }
                if (errors === _errs7) {
                  if ((typeof data1 == "number") && (isFinite(data1))) {
                    if (!(formats0.validate(data1))) {
                      validate26.errors = [{ instancePath: instancePath + "/candidates_considered", schemaPath: "contract://data/Count/allOf/0/format", keyword: "format", params: { format: "int64" } }];
                      return false;
                    }
                  }
                }
                if (errors === _errs5) {
                  if ((typeof data1 == "number") && (isFinite(data1))) {
                    if (data1 > 9007199254740991 || isNaN(data1)) {
                      validate26.errors = [{ instancePath: instancePath + "/candidates_considered", schemaPath: "contract://data/Count/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } }];
                      return false;
                    }
                    else {
                      if (data1 < 0 || isNaN(data1)) {
                        validate26.errors = [{ instancePath: instancePath + "/candidates_considered", schemaPath: "contract://data/Count/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                        return false;
                      }
                    }
                  }
                }
                var valid0 = _errs4 === errors;
              }
              else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.filters_applied !== undefined) {
                  let data2 = data.filters_applied;
                  const _errs9 = errors;
                  if (errors === _errs9) {
                    if (Array.isArray(data2)) {
                      if (data2.length > 64) {
                        validate26.errors = [{ instancePath: instancePath + "/filters_applied", schemaPath: "#/properties/filters_applied/maxItems", keyword: "maxItems", params: { limit: 64 } }];
                        return false;
                      }
                      else {
                        var valid3 = true;
                        const len0 = data2.length;
                        for (let i0 = 0; i0 < len0; i0++) {
                          let data3 = data2[i0];
                          const _errs11 = errors;
                          if (errors === _errs11) {
                            if (typeof data3 === "string") {
                              if (func1(data3) > 64) {
                                validate26.errors = [{ instancePath: instancePath + "/filters_applied/" + i0, schemaPath: "#/properties/filters_applied/items/maxLength", keyword: "maxLength", params: { limit: 64 } }];
                                return false;
                              }
                              else {
                                if (func1(data3) < 1) {
                                  validate26.errors = [{ instancePath: instancePath + "/filters_applied/" + i0, schemaPath: "#/properties/filters_applied/items/minLength", keyword: "minLength", params: { limit: 1 } }];
                                  return false;
                                }
                              }
                            }
                            else {
                              validate26.errors = [{ instancePath: instancePath + "/filters_applied/" + i0, schemaPath: "#/properties/filters_applied/items/type", keyword: "type", params: { type: "string" } }];
                              return false;
                            }
                          }
                          var valid3 = _errs11 === errors;
                          if (!valid3) {
                            break;
                          }
                        }
                      }
                    }
                    else {
                      validate26.errors = [{ instancePath: instancePath + "/filters_applied", schemaPath: "#/properties/filters_applied/type", keyword: "type", params: { type: "array" } }];
                      return false;
                    }
                  }
                  var valid0 = _errs9 === errors;
                }
                else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.tie_breakers_applied !== undefined) {
                    let data4 = data.tie_breakers_applied;
                    const _errs13 = errors;
                    if (errors === _errs13) {
                      if (Array.isArray(data4)) {
                        if (data4.length > 64) {
                          validate26.errors = [{ instancePath: instancePath + "/tie_breakers_applied", schemaPath: "#/properties/tie_breakers_applied/maxItems", keyword: "maxItems", params: { limit: 64 } }];
                          return false;
                        }
                        else {
                          var valid4 = true;
                          const len1 = data4.length;
                          for (let i1 = 0; i1 < len1; i1++) {
                            let data5 = data4[i1];
                            const _errs15 = errors;
                            if (errors === _errs15) {
                              if (typeof data5 === "string") {
                                if (func1(data5) > 64) {
                                  validate26.errors = [{ instancePath: instancePath + "/tie_breakers_applied/" + i1, schemaPath: "#/properties/tie_breakers_applied/items/maxLength", keyword: "maxLength", params: { limit: 64 } }];
                                  return false;
                                }
                                else {
                                  if (func1(data5) < 1) {
                                    validate26.errors = [{ instancePath: instancePath + "/tie_breakers_applied/" + i1, schemaPath: "#/properties/tie_breakers_applied/items/minLength", keyword: "minLength", params: { limit: 1 } }];
                                    return false;
                                  }
                                }
                              }
                              else {
                                validate26.errors = [{ instancePath: instancePath + "/tie_breakers_applied/" + i1, schemaPath: "#/properties/tie_breakers_applied/items/type", keyword: "type", params: { type: "string" } }];
                                return false;
                              }
                            }
                            var valid4 = _errs15 === errors;
                            if (!valid4) {
                              break;
                            }
                          }
                        }
                      }
                      else {
                        validate26.errors = [{ instancePath: instancePath + "/tie_breakers_applied", schemaPath: "#/properties/tie_breakers_applied/type", keyword: "type", params: { type: "array" } }];
                        return false;
                      }
                    }
                    var valid0 = _errs13 === errors;
                  }
                  else {
                    var valid0 = true;
                  }
                  if (valid0) {
                    if (data.pinned !== undefined) {
                      const _errs17 = errors;
                      if (typeof data.pinned !== "boolean") {
                        validate26.errors = [{ instancePath: instancePath + "/pinned", schemaPath: "#/properties/pinned/type", keyword: "type", params: { type: "boolean" } }];
                        return false;
                      }
                      var valid0 = _errs17 === errors;
                    }
                    else {
                      var valid0 = true;
                    }
                    if (valid0) {
                      if (data.fallback_used !== undefined) {
                        const _errs19 = errors;
                        if (typeof data.fallback_used !== "boolean") {
                          validate26.errors = [{ instancePath: instancePath + "/fallback_used", schemaPath: "#/properties/fallback_used/type", keyword: "type", params: { type: "boolean" } }];
                          return false;
                        }
                        var valid0 = _errs19 === errors;
                      }
                      else {
                        var valid0 = true;
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
      else {
        validate26.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }];
        return false;
      }
    }
    validate26.errors = vErrors;
    return errors === 0;
  }
  validate26.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
  const schema85 = { "type": "object", "additionalProperties": false, "required": ["attempt", "pool_id", "replica_id", "engine_version", "started_ms"], "properties": { "attempt": { "$ref": "contract://data/Count" }, "pool_id": { "$ref": "contract://data/PoolId" }, "replica_id": { "$ref": "contract://data/ReplicaId" }, "engine_version": { "$ref": "contract://data/EngineVersion" }, "started_ms": { "$ref": "contract://data/UnixMs" }, "ended_ms": { "$ref": "contract://data/UnixMs" }, "tokens": { "$ref": "contract://data/Count" }, "code": { "$ref": "contract://data/ErrorCode" }, "message": { "$ref": "contract://data/ErrorMessage" } } };
  function validate28(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
    let vErrors = null;
    let errors = 0;
    const evaluated0 = validate28.evaluated;
    if (evaluated0.dynamicProps) {
      evaluated0.props = undefined;
    }
    if (evaluated0.dynamicItems) {
      evaluated0.items = undefined;
    }
    if (errors === 0) {
      if (data && typeof data == "object" && !Array.isArray(data)) {
        let missing0;
        if ((((((data.attempt === undefined) && (missing0 = "attempt")) || ((data.pool_id === undefined) && (missing0 = "pool_id"))) || ((data.replica_id === undefined) && (missing0 = "replica_id"))) || ((data.engine_version === undefined) && (missing0 = "engine_version"))) || ((data.started_ms === undefined) && (missing0 = "started_ms"))) {
          validate28.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 } }];
          return false;
        }
        else {
          const _errs1 = errors;
          for (const key0 in data) {
            if (!(func7.call(schema85.properties, key0))) {
              validate28.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }];
              return false;
              break;
            }
          }
          if (_errs1 === errors) {
            if (data.attempt !== undefined) {
              let data0 = data.attempt;
              const _errs2 = errors;
              const _errs3 = errors;
              if (!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))) {
                validate28.errors = [{ instancePath: instancePath + "/attempt", schemaPath: "contract://data/Count/type", keyword: "type", params: { type: "integer" } }];
                return false;
              }
              const _errs5 = errors;
              if (!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))) {
                validate28.errors = [{ instancePath: instancePath + "/attempt", schemaPath: "contract://data/Count/allOf/0/type", keyword: "type", params: { type: "integer" } }];
                return false;
              }
              if (errors === _errs5) {
                if ((typeof data0 == "number") && (isFinite(data0))) {
                  if (!(formats0.validate(data0))) {
                    validate28.errors = [{ instancePath: instancePath + "/attempt", schemaPath: "contract://data/Count/allOf/0/format", keyword: "format", params: { format: "int64" } }];
                    return false;
                  }
                }
              }
              if (errors === _errs3) {
                if ((typeof data0 == "number") && (isFinite(data0))) {
                  if (data0 > 9007199254740991 || isNaN(data0)) {
                    validate28.errors = [{ instancePath: instancePath + "/attempt", schemaPath: "contract://data/Count/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } }];
                    return false;
                  }
                  else {
                    if (data0 < 0 || isNaN(data0)) {
                      validate28.errors = [{ instancePath: instancePath + "/attempt", schemaPath: "contract://data/Count/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                      return false;
                    }
                  }
                }
              }
              var valid0 = _errs2 === errors;
            }
            else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.pool_id !== undefined) {
                let data1 = data.pool_id;
                const _errs7 = errors;
                const _errs8 = errors;
                if (errors === _errs8) {
                  if (typeof data1 === "string") {
                    if (func1(data1) > 64) {
                      validate28.errors = [{ instancePath: instancePath + "/pool_id", schemaPath: "contract://data/PoolId/maxLength", keyword: "maxLength", params: { limit: 64 } }];
                      return false;
                    }
                    else {
                      if (func1(data1) < 1) {
                        validate28.errors = [{ instancePath: instancePath + "/pool_id", schemaPath: "contract://data/PoolId/minLength", keyword: "minLength", params: { limit: 1 } }];
                        return false;
                      }
                      else {
                        if (!pattern6.test(data1)) {
                          validate28.errors = [{ instancePath: instancePath + "/pool_id", schemaPath: "contract://data/PoolId/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]*$" } }];
                          return false;
                        }
                      }
                    }
                  }
                  else {
                    validate28.errors = [{ instancePath: instancePath + "/pool_id", schemaPath: "contract://data/PoolId/type", keyword: "type", params: { type: "string" } }];
                    return false;
                  }
                }
                var valid0 = _errs7 === errors;
              }
              else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.replica_id !== undefined) {
                  let data2 = data.replica_id;
                  const _errs10 = errors;
                  const _errs11 = errors;
                  if (errors === _errs11) {
                    if (typeof data2 === "string") {
                      if (func1(data2) > 64) {
                        validate28.errors = [{ instancePath: instancePath + "/replica_id", schemaPath: "contract://data/ReplicaId/maxLength", keyword: "maxLength", params: { limit: 64 } }];
                        return false;
                      }
                      else {
                        if (func1(data2) < 1) {
                          validate28.errors = [{ instancePath: instancePath + "/replica_id", schemaPath: "contract://data/ReplicaId/minLength", keyword: "minLength", params: { limit: 1 } }];
                          return false;
                        }
                        else {
                          if (!pattern6.test(data2)) {
                            validate28.errors = [{ instancePath: instancePath + "/replica_id", schemaPath: "contract://data/ReplicaId/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]*$" } }];
                            return false;
                          }
                        }
                      }
                    }
                    else {
                      validate28.errors = [{ instancePath: instancePath + "/replica_id", schemaPath: "contract://data/ReplicaId/type", keyword: "type", params: { type: "string" } }];
                      return false;
                    }
                  }
                  var valid0 = _errs10 === errors;
                }
                else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.engine_version !== undefined) {
                    let data3 = data.engine_version;
                    const _errs13 = errors;
                    const _errs14 = errors;
                    if (errors === _errs14) {
                      if (typeof data3 === "string") {
                        if (func1(data3) > 256) {
                          validate28.errors = [{ instancePath: instancePath + "/engine_version", schemaPath: "contract://data/EngineVersion/maxLength", keyword: "maxLength", params: { limit: 256 } }];
                          return false;
                        }
                        else {
                          if (func1(data3) < 1) {
                            validate28.errors = [{ instancePath: instancePath + "/engine_version", schemaPath: "contract://data/EngineVersion/minLength", keyword: "minLength", params: { limit: 1 } }];
                            return false;
                          }
                        }
                      }
                      else {
                        validate28.errors = [{ instancePath: instancePath + "/engine_version", schemaPath: "contract://data/EngineVersion/type", keyword: "type", params: { type: "string" } }];
                        return false;
                      }
                    }
                    var valid0 = _errs13 === errors;
                  }
                  else {
                    var valid0 = true;
                  }
                  if (valid0) {
                    if (data.started_ms !== undefined) {
                      let data4 = data.started_ms;
                      const _errs16 = errors;
                      const _errs17 = errors;
                      if (!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))) {
                        validate28.errors = [{ instancePath: instancePath + "/started_ms", schemaPath: "contract://data/UnixMs/type", keyword: "type", params: { type: "integer" } }];
                        return false;
                      }
                      const _errs19 = errors;
                      if (!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))) {
                        validate28.errors = [{ instancePath: instancePath + "/started_ms", schemaPath: "contract://data/UnixMs/allOf/0/type", keyword: "type", params: { type: "integer" } }];
                        return false;
                      }
                      if (errors === _errs19) {
                        if ((typeof data4 == "number") && (isFinite(data4))) {
                          if (!(formats0.validate(data4))) {
                            validate28.errors = [{ instancePath: instancePath + "/started_ms", schemaPath: "contract://data/UnixMs/allOf/0/format", keyword: "format", params: { format: "int64" } }];
                            return false;
                          }
                        }
                      }
                      if (errors === _errs17) {
                        if ((typeof data4 == "number") && (isFinite(data4))) {
                          if (data4 > 8640000000000000 || isNaN(data4)) {
                            validate28.errors = [{ instancePath: instancePath + "/started_ms", schemaPath: "contract://data/UnixMs/maximum", keyword: "maximum", params: { comparison: "<=", limit: 8640000000000000 } }];
                            return false;
                          }
                          else {
                            if (data4 < 0 || isNaN(data4)) {
                              validate28.errors = [{ instancePath: instancePath + "/started_ms", schemaPath: "contract://data/UnixMs/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                              return false;
                            }
                          }
                        }
                      }
                      var valid0 = _errs16 === errors;
                    }
                    else {
                      var valid0 = true;
                    }
                    if (valid0) {
                      if (data.ended_ms !== undefined) {
                        let data5 = data.ended_ms;
                        const _errs21 = errors;
                        const _errs22 = errors;
                        if (!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))) {
                          validate28.errors = [{ instancePath: instancePath + "/ended_ms", schemaPath: "contract://data/UnixMs/type", keyword: "type", params: { type: "integer" } }];
                          return false;
                        }
                        const _errs24 = errors;
                        if (!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))) {
                          validate28.errors = [{ instancePath: instancePath + "/ended_ms", schemaPath: "contract://data/UnixMs/allOf/0/type", keyword: "type", params: { type: "integer" } }];
                          return false;
                        }
                        if (errors === _errs24) {
                          if ((typeof data5 == "number") && (isFinite(data5))) {
                            if (!(formats0.validate(data5))) {
                              validate28.errors = [{ instancePath: instancePath + "/ended_ms", schemaPath: "contract://data/UnixMs/allOf/0/format", keyword: "format", params: { format: "int64" } }];
                              return false;
                            }
                          }
                        }
                        if (errors === _errs22) {
                          if ((typeof data5 == "number") && (isFinite(data5))) {
                            if (data5 > 8640000000000000 || isNaN(data5)) {
                              validate28.errors = [{ instancePath: instancePath + "/ended_ms", schemaPath: "contract://data/UnixMs/maximum", keyword: "maximum", params: { comparison: "<=", limit: 8640000000000000 } }];
                              return false;
                            }
                            else {
                              if (data5 < 0 || isNaN(data5)) {
                                validate28.errors = [{ instancePath: instancePath + "/ended_ms", schemaPath: "contract://data/UnixMs/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                                return false;
                              }
                            }
                          }
                        }
                        var valid0 = _errs21 === errors;
                      }
                      else {
                        var valid0 = true;
                      }
                      if (valid0) {
                        if (data.tokens !== undefined) {
                          let data6 = data.tokens;
                          const _errs26 = errors;
                          const _errs27 = errors;
                          if (!(((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6))) && (isFinite(data6)))) {
                            validate28.errors = [{ instancePath: instancePath + "/tokens", schemaPath: "contract://data/Count/type", keyword: "type", params: { type: "integer" } }];
                            return false;
                          }
                          const _errs29 = errors;
                          if (!(((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6))) && (isFinite(data6)))) {
                            validate28.errors = [{ instancePath: instancePath + "/tokens", schemaPath: "contract://data/Count/allOf/0/type", keyword: "type", params: { type: "integer" } }];
                            return false;
                          }
                          if (errors === _errs29) {
                            if ((typeof data6 == "number") && (isFinite(data6))) {
                              if (!(formats0.validate(data6))) {
                                validate28.errors = [{ instancePath: instancePath + "/tokens", schemaPath: "contract://data/Count/allOf/0/format", keyword: "format", params: { format: "int64" } }];
                                return false;
                              }
                            }
                          }
                          if (errors === _errs27) {
                            if ((typeof data6 == "number") && (isFinite(data6))) {
                              if (data6 > 9007199254740991 || isNaN(data6)) {
                                validate28.errors = [{ instancePath: instancePath + "/tokens", schemaPath: "contract://data/Count/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } }];
                                return false;
                              }
                              else {
                                if (data6 < 0 || isNaN(data6)) {
                                  validate28.errors = [{ instancePath: instancePath + "/tokens", schemaPath: "contract://data/Count/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                                  return false;
                                }
                              }
                            }
                          }
                          var valid0 = _errs26 === errors;
                        }
                        else {
                          var valid0 = true;
                        }
                        if (valid0) {
                          if (data.code !== undefined) {
                            let data7 = data.code;
                            const _errs31 = errors;
                            if (typeof data7 !== "string") {
                              validate28.errors = [{ instancePath: instancePath + "/code", schemaPath: "contract://data/ErrorCode/type", keyword: "type", params: { type: "string" } }];
                              return false;
                            }
                            if (!(((((((((((((((((((((((((((data7 === "ADMISSION_REJECT") || (data7 === "QUEUE_FULL_DROP_LRU")) || (data7 === "INVALID_PARAMS")) || (data7 === "POOL_UNREADY")) || (data7 === "POOL_UNAVAILABLE")) || (data7 === "REPLICA_EXHAUSTED")) || (data7 === "DECODE_TIMEOUT")) || (data7 === "WORKER_RESET")) || (data7 === "INTERNAL")) || (data7 === "DEADLINE_UNMET")) || (data7 === "MODEL_DEPRECATED")) || (data7 === "UNTRUSTED_ARTIFACT")) || (data7 === "CANCELED")) || (data7 === "UNAUTHORIZED")) || (data7 === "FORBIDDEN")) || (data7 === "NOT_FOUND")) || (data7 === "METHOD_NOT_ALLOWED")) || (data7 === "NOT_ACCEPTABLE")) || (data7 === "REQUEST_TIMEOUT")) || (data7 === "CONFLICT")) || (data7 === "TOO_LARGE")) || (data7 === "UNSUPPORTED_MEDIA_TYPE")) || (data7 === "HEADERS_TOO_LARGE")) || (data7 === "SHUTTING_DOWN")) || (data7 === "STREAM_EXPIRED")) || (data7 === "ARTIFACT_DAMAGED")) || (data7 === "RANGE_NOT_SATISFIABLE"))) {
                              validate28.errors = [{ instancePath: instancePath + "/code", schemaPath: "contract://data/ErrorCode/enum", keyword: "enum", params: { allowedValues: schema45.enum } }];
                              return false;
                            }
                            var valid0 = _errs31 === errors;
                          }
                          else {
                            var valid0 = true;
                          }
                          if (valid0) {
                            if (data.message !== undefined) {
                              let data8 = data.message;
                              const _errs34 = errors;
                              const _errs35 = errors;
                              if (errors === _errs35) {
                                if (typeof data8 === "string") {
                                  if (func1(data8) > 2048) {
                                    validate28.errors = [{ instancePath: instancePath + "/message", schemaPath: "contract://data/ErrorMessage/maxLength", keyword: "maxLength", params: { limit: 2048 } }];
                                    return false;
                                  }
                                  else {
                                    if (func1(data8) < 1) {
                                      validate28.errors = [{ instancePath: instancePath + "/message", schemaPath: "contract://data/ErrorMessage/minLength", keyword: "minLength", params: { limit: 1 } }];
                                      return false;
                                    }
                                  }
                                }
                                else {
                                  validate28.errors = [{ instancePath: instancePath + "/message", schemaPath: "contract://data/ErrorMessage/type", keyword: "type", params: { type: "string" } }];
                                  return false;
                                }
                              }
                              var valid0 = _errs34 === errors;
                            }
                            else {
                              var valid0 = true;
                            }
                          }
                        }
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
      else {
        validate28.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }];
        return false;
      }
    }
    validate28.errors = vErrors;
    return errors === 0;
  }
  validate28.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
  const schema97 = { "allOf": [{ "type": "object", "required": ["kind"], "properties": { "kind": { "type": "string", "enum": ["completed", "canceled", "deadline", "budget", "dropped", "failed"] } } }, { "oneOf": [{ "$ref": "contract://data/OutcomeCompleted" }, { "$ref": "contract://data/OutcomeCanceled" }, { "$ref": "contract://data/OutcomeDeadline" }, { "$ref": "contract://data/OutcomeBudget" }, { "$ref": "contract://data/OutcomeDropped" }, { "$ref": "contract://data/OutcomeFailed" }], "type": "object", "required": ["kind"], "discriminator": { "propertyName": "kind" } }] };
  const schema98 = { "type": "object", "additionalProperties": false, "required": ["kind", "reason", "tokens_in", "tokens_out", "decode_ms"], "properties": { "kind": { "type": "string", "const": "completed" }, "reason": { "$ref": "contract://data/CompletedReason" }, "tokens_in": { "$ref": "contract://data/TokensIn" }, "tokens_out": { "$ref": "contract://data/TokensOut" }, "decode_ms": { "$ref": "contract://data/DecodeMs" } } };
  const schema99 = { "type": "string", "enum": ["stop", "length"] };
  const schema100 = { "type": "integer", "minimum": 0, "maximum": 9007199254740991, "allOf": [{ "type": "integer", "format": "int64" }] };
  const schema101 = { "type": "integer", "minimum": 0, "maximum": 9007199254740991, "allOf": [{ "type": "integer", "format": "int64" }] };
  const schema102 = { "type": "integer", "minimum": 0, "maximum": 9007199254740991, "allOf": [{ "type": "integer", "format": "int64" }] };
  function validate31(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
    let vErrors = null;
    let errors = 0;
    const evaluated0 = validate31.evaluated;
    if (evaluated0.dynamicProps) {
      evaluated0.props = undefined;
    }
    if (evaluated0.dynamicItems) {
      evaluated0.items = undefined;
    }
    if (errors === 0) {
      if (data && typeof data == "object" && !Array.isArray(data)) {
        let missing0;
        if ((((((data.kind === undefined) && (missing0 = "kind")) || ((data.reason === undefined) && (missing0 = "reason"))) || ((data.tokens_in === undefined) && (missing0 = "tokens_in"))) || ((data.tokens_out === undefined) && (missing0 = "tokens_out"))) || ((data.decode_ms === undefined) && (missing0 = "decode_ms"))) {
          validate31.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 } }];
          return false;
        }
        else {
          const _errs1 = errors;
          for (const key0 in data) {
            if (!(((((key0 === "kind") || (key0 === "reason")) || (key0 === "tokens_in")) || (key0 === "tokens_out")) || (key0 === "decode_ms"))) {
              validate31.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }];
              return false;
              break;
            }
          }
          if (_errs1 === errors) {
            if (data.kind !== undefined) {
              let data0 = data.kind;
              const _errs2 = errors;
              if (typeof data0 !== "string") {
                validate31.errors = [{ instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/type", keyword: "type", params: { type: "string" } }];
                return false;
              }
              if ("completed" !== data0) {
                validate31.errors = [{ instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/const", keyword: "const", params: { allowedValue: "completed" } }];
                return false;
              }
              var valid0 = _errs2 === errors;
            }
            else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.reason !== undefined) {
                let data1 = data.reason;
                const _errs4 = errors;
                if (typeof data1 !== "string") {
                  validate31.errors = [{ instancePath: instancePath + "/reason", schemaPath: "contract://data/CompletedReason/type", keyword: "type", params: { type: "string" } }];
                  return false;
                }
                if (!((data1 === "stop") || (data1 === "length"))) {
                  validate31.errors = [{ instancePath: instancePath + "/reason", schemaPath: "contract://data/CompletedReason/enum", keyword: "enum", params: { allowedValues: schema99.enum } }];
                  return false;
                }
                var valid0 = _errs4 === errors;
              }
              else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.tokens_in !== undefined) {
                  let data2 = data.tokens_in;
                  const _errs7 = errors;
                  const _errs8 = errors;
                  if (!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))) {
                    validate31.errors = [{ instancePath: instancePath + "/tokens_in", schemaPath: "contract://data/TokensIn/type", keyword: "type", params: { type: "integer" } }];
                    return false;
                  }
                  const _errs10 = errors;
                  if (!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))) {
                    validate31.errors = [{ instancePath: instancePath + "/tokens_in", schemaPath: "contract://data/TokensIn/allOf/0/type", keyword: "type", params: { type: "integer" } }];
                    return false;
                  }
                  if (errors === _errs10) {
                    if ((typeof data2 == "number") && (isFinite(data2))) {
                      if (!(formats0.validate(data2))) {
                        validate31.errors = [{ instancePath: instancePath + "/tokens_in", schemaPath: "contract://data/TokensIn/allOf/0/format", keyword: "format", params: { format: "int64" } }];
                        return false;
                      }
                    }
                  }
                  if (errors === _errs8) {
                    if ((typeof data2 == "number") && (isFinite(data2))) {
                      if (data2 > 9007199254740991 || isNaN(data2)) {
                        validate31.errors = [{ instancePath: instancePath + "/tokens_in", schemaPath: "contract://data/TokensIn/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } }];
                        return false;
                      }
                      else {
                        if (data2 < 0 || isNaN(data2)) {
                          validate31.errors = [{ instancePath: instancePath + "/tokens_in", schemaPath: "contract://data/TokensIn/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                          return false;
                        }
                      }
                    }
                  }
                  var valid0 = _errs7 === errors;
                }
                else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.tokens_out !== undefined) {
                    let data3 = data.tokens_out;
                    const _errs12 = errors;
                    const _errs13 = errors;
                    if (!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))) {
                      validate31.errors = [{ instancePath: instancePath + "/tokens_out", schemaPath: "contract://data/TokensOut/type", keyword: "type", params: { type: "integer" } }];
                      return false;
                    }
                    const _errs15 = errors;
                    if (!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))) {
                      validate31.errors = [{ instancePath: instancePath + "/tokens_out", schemaPath: "contract://data/TokensOut/allOf/0/type", keyword: "type", params: { type: "integer" } }];
                      return false;
                    }
                    if (errors === _errs15) {
                      if ((typeof data3 == "number") && (isFinite(data3))) {
                        if (!(formats0.validate(data3))) {
                          validate31.errors = [{ instancePath: instancePath + "/tokens_out", schemaPath: "contract://data/TokensOut/allOf/0/format", keyword: "format", params: { format: "int64" } }];
                          return false;
                        }
                      }
                    }
                    if (errors === _errs13) {
                      if ((typeof data3 == "number") && (isFinite(data3))) {
                        if (data3 > 9007199254740991 || isNaN(data3)) {
                          validate31.errors = [{ instancePath: instancePath + "/tokens_out", schemaPath: "contract://data/TokensOut/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } }];
                          return false;
                        }
                        else {
                          if (data3 < 0 || isNaN(data3)) {
                            validate31.errors = [{ instancePath: instancePath + "/tokens_out", schemaPath: "contract://data/TokensOut/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                            return false;
                          }
                        }
                      }
                    }
                    var valid0 = _errs12 === errors;
                  }
                  else {
                    var valid0 = true;
                  }
                  if (valid0) {
                    if (data.decode_ms !== undefined) {
                      let data4 = data.decode_ms;
                      const _errs17 = errors;
                      const _errs18 = errors;
                      if (!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))) {
                        validate31.errors = [{ instancePath: instancePath + "/decode_ms", schemaPath: "contract://data/DecodeMs/type", keyword: "type", params: { type: "integer" } }];
                        return false;
                      }
                      const _errs20 = errors;
                      if (!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))) {
                        validate31.errors = [{ instancePath: instancePath + "/decode_ms", schemaPath: "contract://data/DecodeMs/allOf/0/type", keyword: "type", params: { type: "integer" } }];
                        return false;
                      }
                      if (errors === _errs20) {
                        if ((typeof data4 == "number") && (isFinite(data4))) {
                          if (!(formats0.validate(data4))) {
                            validate31.errors = [{ instancePath: instancePath + "/decode_ms", schemaPath: "contract://data/DecodeMs/allOf/0/format", keyword: "format", params: { format: "int64" } }];
                            return false;
                          }
                        }
                      }
                      if (errors === _errs18) {
                        if ((typeof data4 == "number") && (isFinite(data4))) {
                          if (data4 > 9007199254740991 || isNaN(data4)) {
                            validate31.errors = [{ instancePath: instancePath + "/decode_ms", schemaPath: "contract://data/DecodeMs/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } }];
                            return false;
                          }
                          else {
                            if (data4 < 0 || isNaN(data4)) {
                              validate31.errors = [{ instancePath: instancePath + "/decode_ms", schemaPath: "contract://data/DecodeMs/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                              return false;
                            }
                          }
                        }
                      }
                      var valid0 = _errs17 === errors;
                    }
                    else {
                      var valid0 = true;
                    }
                  }
                }
              }
            }
          }
        }
      }
      else {
        validate31.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }];
        return false;
      }
    }
    validate31.errors = vErrors;
    return errors === 0;
  }
  validate31.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
  const schema103 = { "type": "object", "additionalProperties": false, "required": ["kind", "by", "tokens_in", "tokens_out", "decode_ms"], "properties": { "kind": { "type": "string", "const": "canceled" }, "by": { "type": "string", "enum": ["client", "disconnect"] }, "tokens_in": { "$ref": "contract://data/TokensIn" }, "tokens_out": { "$ref": "contract://data/TokensOut" }, "decode_ms": { "$ref": "contract://data/DecodeMs" } } };
  function validate32(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
    let vErrors = null;
    let errors = 0;
    const evaluated0 = validate32.evaluated;
    if (evaluated0.dynamicProps) {
      evaluated0.props = undefined;
    }
    if (evaluated0.dynamicItems) {
      evaluated0.items = undefined;
    }
    if (errors === 0) {
      if (data && typeof data == "object" && !Array.isArray(data)) {
        let missing0;
        if ((((((data.kind === undefined) && (missing0 = "kind")) || ((data.by === undefined) && (missing0 = "by"))) || ((data.tokens_in === undefined) && (missing0 = "tokens_in"))) || ((data.tokens_out === undefined) && (missing0 = "tokens_out"))) || ((data.decode_ms === undefined) && (missing0 = "decode_ms"))) {
          validate32.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 } }];
          return false;
        }
        else {
          const _errs1 = errors;
          for (const key0 in data) {
            if (!(((((key0 === "kind") || (key0 === "by")) || (key0 === "tokens_in")) || (key0 === "tokens_out")) || (key0 === "decode_ms"))) {
              validate32.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }];
              return false;
              break;
            }
          }
          if (_errs1 === errors) {
            if (data.kind !== undefined) {
              let data0 = data.kind;
              const _errs2 = errors;
              if (typeof data0 !== "string") {
                validate32.errors = [{ instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/type", keyword: "type", params: { type: "string" } }];
                return false;
              }
              if ("canceled" !== data0) {
                validate32.errors = [{ instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/const", keyword: "const", params: { allowedValue: "canceled" } }];
                return false;
              }
              var valid0 = _errs2 === errors;
            }
            else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.by !== undefined) {
                let data1 = data.by;
                const _errs4 = errors;
                if (typeof data1 !== "string") {
                  validate32.errors = [{ instancePath: instancePath + "/by", schemaPath: "#/properties/by/type", keyword: "type", params: { type: "string" } }];
                  return false;
                }
                if (!((data1 === "client") || (data1 === "disconnect"))) {
                  validate32.errors = [{ instancePath: instancePath + "/by", schemaPath: "#/properties/by/enum", keyword: "enum", params: { allowedValues: schema103.properties.by.enum } }];
                  return false;
                }
                var valid0 = _errs4 === errors;
              }
              else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.tokens_in !== undefined) {
                  let data2 = data.tokens_in;
                  const _errs6 = errors;
                  const _errs7 = errors;
                  if (!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))) {
                    validate32.errors = [{ instancePath: instancePath + "/tokens_in", schemaPath: "contract://data/TokensIn/type", keyword: "type", params: { type: "integer" } }];
                    return false;
                  }
                  const _errs9 = errors;
                  if (!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))) {
                    validate32.errors = [{ instancePath: instancePath + "/tokens_in", schemaPath: "contract://data/TokensIn/allOf/0/type", keyword: "type", params: { type: "integer" } }];
                    return false;
                  }
                  if (errors === _errs9) {
                    if ((typeof data2 == "number") && (isFinite(data2))) {
                      if (!(formats0.validate(data2))) {
                        validate32.errors = [{ instancePath: instancePath + "/tokens_in", schemaPath: "contract://data/TokensIn/allOf/0/format", keyword: "format", params: { format: "int64" } }];
                        return false;
                      }
                    }
                  }
                  if (errors === _errs7) {
                    if ((typeof data2 == "number") && (isFinite(data2))) {
                      if (data2 > 9007199254740991 || isNaN(data2)) {
                        validate32.errors = [{ instancePath: instancePath + "/tokens_in", schemaPath: "contract://data/TokensIn/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } }];
                        return false;
                      }
                      else {
                        if (data2 < 0 || isNaN(data2)) {
                          validate32.errors = [{ instancePath: instancePath + "/tokens_in", schemaPath: "contract://data/TokensIn/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                          return false;
                        }
                      }
                    }
                  }
                  var valid0 = _errs6 === errors;
                }
                else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.tokens_out !== undefined) {
                    let data3 = data.tokens_out;
                    const _errs11 = errors;
                    const _errs12 = errors;
                    if (!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))) {
                      validate32.errors = [{ instancePath: instancePath + "/tokens_out", schemaPath: "contract://data/TokensOut/type", keyword: "type", params: { type: "integer" } }];
                      return false;
                    }
                    const _errs14 = errors;
                    if (!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))) {
                      validate32.errors = [{ instancePath: instancePath + "/tokens_out", schemaPath: "contract://data/TokensOut/allOf/0/type", keyword: "type", params: { type: "integer" } }];
                      return false;
                    }
                    if (errors === _errs14) {
                      if ((typeof data3 == "number") && (isFinite(data3))) {
                        if (!(formats0.validate(data3))) {
                          validate32.errors = [{ instancePath: instancePath + "/tokens_out", schemaPath: "contract://data/TokensOut/allOf/0/format", keyword: "format", params: { format: "int64" } }];
                          return false;
                        }
                      }
                    }
                    if (errors === _errs12) {
                      if ((typeof data3 == "number") && (isFinite(data3))) {
                        if (data3 > 9007199254740991 || isNaN(data3)) {
                          validate32.errors = [{ instancePath: instancePath + "/tokens_out", schemaPath: "contract://data/TokensOut/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } }];
                          return false;
                        }
                        else {
                          if (data3 < 0 || isNaN(data3)) {
                            validate32.errors = [{ instancePath: instancePath + "/tokens_out", schemaPath: "contract://data/TokensOut/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                            return false;
                          }
                        }
                      }
                    }
                    var valid0 = _errs11 === errors;
                  }
                  else {
                    var valid0 = true;
                  }
                  if (valid0) {
                    if (data.decode_ms !== undefined) {
                      let data4 = data.decode_ms;
                      const _errs16 = errors;
                      const _errs17 = errors;
                      if (!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))) {
                        validate32.errors = [{ instancePath: instancePath + "/decode_ms", schemaPath: "contract://data/DecodeMs/type", keyword: "type", params: { type: "integer" } }];
                        return false;
                      }
                      const _errs19 = errors;
                      if (!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))) {
                        validate32.errors = [{ instancePath: instancePath + "/decode_ms", schemaPath: "contract://data/DecodeMs/allOf/0/type", keyword: "type", params: { type: "integer" } }];
                        return false;
                      }
                      if (errors === _errs19) {
                        if ((typeof data4 == "number") && (isFinite(data4))) {
                          if (!(formats0.validate(data4))) {
                            validate32.errors = [{ instancePath: instancePath + "/decode_ms", schemaPath: "contract://data/DecodeMs/allOf/0/format", keyword: "format", params: { format: "int64" } }];
                            return false;
                          }
                        }
                      }
                      if (errors === _errs17) {
                        if ((typeof data4 == "number") && (isFinite(data4))) {
                          if (data4 > 9007199254740991 || isNaN(data4)) {
                            validate32.errors = [{ instancePath: instancePath + "/decode_ms", schemaPath: "contract://data/DecodeMs/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } }];
                            return false;
                          }
                          else {
                            if (data4 < 0 || isNaN(data4)) {
                              validate32.errors = [{ instancePath: instancePath + "/decode_ms", schemaPath: "contract://data/DecodeMs/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                              return false;
                            }
                          }
                        }
                      }
                      var valid0 = _errs16 === errors;
                    }
                    else {
                      var valid0 = true;
                    }
                  }
                }
              }
            }
          }
        }
      }
      else {
        validate32.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }];
        return false;
      }
    }
    validate32.errors = vErrors;
    return errors === 0;
  }
  validate32.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
  const schema107 = { "type": "object", "additionalProperties": false, "required": ["kind", "where", "tokens_in", "tokens_out", "decode_ms"], "properties": { "kind": { "type": "string", "const": "deadline" }, "where": { "type": "string", "enum": ["queue", "decode"] }, "tokens_in": { "$ref": "contract://data/TokensIn" }, "tokens_out": { "$ref": "contract://data/TokensOut" }, "decode_ms": { "$ref": "contract://data/DecodeMs" } } };
  function validate33(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
    let vErrors = null;
    let errors = 0;
    const evaluated0 = validate33.evaluated;
    if (evaluated0.dynamicProps) {
      evaluated0.props = undefined;
    }
    if (evaluated0.dynamicItems) {
      evaluated0.items = undefined;
    }
    if (errors === 0) {
      if (data && typeof data == "object" && !Array.isArray(data)) {
        let missing0;
        if ((((((data.kind === undefined) && (missing0 = "kind")) || ((data.where === undefined) && (missing0 = "where"))) || ((data.tokens_in === undefined) && (missing0 = "tokens_in"))) || ((data.tokens_out === undefined) && (missing0 = "tokens_out"))) || ((data.decode_ms === undefined) && (missing0 = "decode_ms"))) {
          validate33.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 } }];
          return false;
        }
        else {
          const _errs1 = errors;
          for (const key0 in data) {
            if (!(((((key0 === "kind") || (key0 === "where")) || (key0 === "tokens_in")) || (key0 === "tokens_out")) || (key0 === "decode_ms"))) {
              validate33.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }];
              return false;
              break;
            }
          }
          if (_errs1 === errors) {
            if (data.kind !== undefined) {
              let data0 = data.kind;
              const _errs2 = errors;
              if (typeof data0 !== "string") {
                validate33.errors = [{ instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/type", keyword: "type", params: { type: "string" } }];
                return false;
              }
              if ("deadline" !== data0) {
                validate33.errors = [{ instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/const", keyword: "const", params: { allowedValue: "deadline" } }];
                return false;
              }
              var valid0 = _errs2 === errors;
            }
            else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.where !== undefined) {
                let data1 = data.where;
                const _errs4 = errors;
                if (typeof data1 !== "string") {
                  validate33.errors = [{ instancePath: instancePath + "/where", schemaPath: "#/properties/where/type", keyword: "type", params: { type: "string" } }];
                  return false;
                }
                if (!((data1 === "queue") || (data1 === "decode"))) {
                  validate33.errors = [{ instancePath: instancePath + "/where", schemaPath: "#/properties/where/enum", keyword: "enum", params: { allowedValues: schema107.properties.where.enum } }];
                  return false;
                }
                var valid0 = _errs4 === errors;
              }
              else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.tokens_in !== undefined) {
                  let data2 = data.tokens_in;
                  const _errs6 = errors;
                  const _errs7 = errors;
                  if (!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))) {
                    validate33.errors = [{ instancePath: instancePath + "/tokens_in", schemaPath: "contract://data/TokensIn/type", keyword: "type", params: { type: "integer" } }];
                    return false;
                  }
                  const _errs9 = errors;
                  if (!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))) {
                    validate33.errors = [{ instancePath: instancePath + "/tokens_in", schemaPath: "contract://data/TokensIn/allOf/0/type", keyword: "type", params: { type: "integer" } }];
                    return false;
                  }
                  if (errors === _errs9) {
                    if ((typeof data2 == "number") && (isFinite(data2))) {
                      if (!(formats0.validate(data2))) {
                        validate33.errors = [{ instancePath: instancePath + "/tokens_in", schemaPath: "contract://data/TokensIn/allOf/0/format", keyword: "format", params: { format: "int64" } }];
                        return false;
                      }
                    }
                  }
                  if (errors === _errs7) {
                    if ((typeof data2 == "number") && (isFinite(data2))) {
                      if (data2 > 9007199254740991 || isNaN(data2)) {
                        validate33.errors = [{ instancePath: instancePath + "/tokens_in", schemaPath: "contract://data/TokensIn/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } }];
                        return false;
                      }
                      else {
                        if (data2 < 0 || isNaN(data2)) {
                          validate33.errors = [{ instancePath: instancePath + "/tokens_in", schemaPath: "contract://data/TokensIn/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                          return false;
                        }
                      }
                    }
                  }
                  var valid0 = _errs6 === errors;
                }
                else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.tokens_out !== undefined) {
                    let data3 = data.tokens_out;
                    const _errs11 = errors;
                    const _errs12 = errors;
                    if (!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))) {
                      validate33.errors = [{ instancePath: instancePath + "/tokens_out", schemaPath: "contract://data/TokensOut/type", keyword: "type", params: { type: "integer" } }];
                      return false;
                    }
                    const _errs14 = errors;
                    if (!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))) {
                      validate33.errors = [{ instancePath: instancePath + "/tokens_out", schemaPath: "contract://data/TokensOut/allOf/0/type", keyword: "type", params: { type: "integer" } }];
                      return false;
                    }
                    if (errors === _errs14) {
                      if ((typeof data3 == "number") && (isFinite(data3))) {
                        if (!(formats0.validate(data3))) {
                          validate33.errors = [{ instancePath: instancePath + "/tokens_out", schemaPath: "contract://data/TokensOut/allOf/0/format", keyword: "format", params: { format: "int64" } }];
                          return false;
                        }
                      }
                    }
                    if (errors === _errs12) {
                      if ((typeof data3 == "number") && (isFinite(data3))) {
                        if (data3 > 9007199254740991 || isNaN(data3)) {
                          validate33.errors = [{ instancePath: instancePath + "/tokens_out", schemaPath: "contract://data/TokensOut/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } }];
                          return false;
                        }
                        else {
                          if (data3 < 0 || isNaN(data3)) {
                            validate33.errors = [{ instancePath: instancePath + "/tokens_out", schemaPath: "contract://data/TokensOut/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                            return false;
                          }
                        }
                      }
                    }
                    var valid0 = _errs11 === errors;
                  }
                  else {
                    var valid0 = true;
                  }
                  if (valid0) {
                    if (data.decode_ms !== undefined) {
                      let data4 = data.decode_ms;
                      const _errs16 = errors;
                      const _errs17 = errors;
                      if (!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))) {
                        validate33.errors = [{ instancePath: instancePath + "/decode_ms", schemaPath: "contract://data/DecodeMs/type", keyword: "type", params: { type: "integer" } }];
                        return false;
                      }
                      const _errs19 = errors;
                      if (!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))) {
                        validate33.errors = [{ instancePath: instancePath + "/decode_ms", schemaPath: "contract://data/DecodeMs/allOf/0/type", keyword: "type", params: { type: "integer" } }];
                        return false;
                      }
                      if (errors === _errs19) {
                        if ((typeof data4 == "number") && (isFinite(data4))) {
                          if (!(formats0.validate(data4))) {
                            validate33.errors = [{ instancePath: instancePath + "/decode_ms", schemaPath: "contract://data/DecodeMs/allOf/0/format", keyword: "format", params: { format: "int64" } }];
                            return false;
                          }
                        }
                      }
                      if (errors === _errs17) {
                        if ((typeof data4 == "number") && (isFinite(data4))) {
                          if (data4 > 9007199254740991 || isNaN(data4)) {
                            validate33.errors = [{ instancePath: instancePath + "/decode_ms", schemaPath: "contract://data/DecodeMs/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } }];
                            return false;
                          }
                          else {
                            if (data4 < 0 || isNaN(data4)) {
                              validate33.errors = [{ instancePath: instancePath + "/decode_ms", schemaPath: "contract://data/DecodeMs/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                              return false;
                            }
                          }
                        }
                      }
                      var valid0 = _errs16 === errors;
                    }
                    else {
                      var valid0 = true;
                    }
                  }
                }
              }
            }
          }
        }
      }
      else {
        validate33.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }];
        return false;
      }
    }
    validate33.errors = vErrors;
    return errors === 0;
  }
  validate33.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
  const schema111 = { "type": "object", "additionalProperties": false, "required": ["kind", "limit", "tokens_in", "tokens_out", "decode_ms"], "properties": { "kind": { "type": "string", "const": "budget" }, "limit": { "$ref": "contract://data/BudgetKind" }, "tokens_in": { "$ref": "contract://data/TokensIn" }, "tokens_out": { "$ref": "contract://data/TokensOut" }, "decode_ms": { "$ref": "contract://data/DecodeMs" } } };
  const schema112 = { "type": "string", "enum": ["tokens", "time", "cost"] };
  function validate34(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
    let vErrors = null;
    let errors = 0;
    const evaluated0 = validate34.evaluated;
    if (evaluated0.dynamicProps) {
      evaluated0.props = undefined;
    }
    if (evaluated0.dynamicItems) {
      evaluated0.items = undefined;
    }
    if (errors === 0) {
      if (data && typeof data == "object" && !Array.isArray(data)) {
        let missing0;
        if ((((((data.kind === undefined) && (missing0 = "kind")) || ((data.limit === undefined) && (missing0 = "limit"))) || ((data.tokens_in === undefined) && (missing0 = "tokens_in"))) || ((data.tokens_out === undefined) && (missing0 = "tokens_out"))) || ((data.decode_ms === undefined) && (missing0 = "decode_ms"))) {
          validate34.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 } }];
          return false;
        }
        else {
          const _errs1 = errors;
          for (const key0 in data) {
            if (!(((((key0 === "kind") || (key0 === "limit")) || (key0 === "tokens_in")) || (key0 === "tokens_out")) || (key0 === "decode_ms"))) {
              validate34.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }];
              return false;
              break;
            }
          }
          if (_errs1 === errors) {
            if (data.kind !== undefined) {
              let data0 = data.kind;
              const _errs2 = errors;
              if (typeof data0 !== "string") {
                validate34.errors = [{ instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/type", keyword: "type", params: { type: "string" } }];
                return false;
              }
              if ("budget" !== data0) {
                validate34.errors = [{ instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/const", keyword: "const", params: { allowedValue: "budget" } }];
                return false;
              }
              var valid0 = _errs2 === errors;
            }
            else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.limit !== undefined) {
                let data1 = data.limit;
                const _errs4 = errors;
                if (typeof data1 !== "string") {
                  validate34.errors = [{ instancePath: instancePath + "/limit", schemaPath: "contract://data/BudgetKind/type", keyword: "type", params: { type: "string" } }];
                  return false;
                }
                if (!(((data1 === "tokens") || (data1 === "time")) || (data1 === "cost"))) {
                  validate34.errors = [{ instancePath: instancePath + "/limit", schemaPath: "contract://data/BudgetKind/enum", keyword: "enum", params: { allowedValues: schema112.enum } }];
                  return false;
                }
                var valid0 = _errs4 === errors;
              }
              else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.tokens_in !== undefined) {
                  let data2 = data.tokens_in;
                  const _errs7 = errors;
                  const _errs8 = errors;
                  if (!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))) {
                    validate34.errors = [{ instancePath: instancePath + "/tokens_in", schemaPath: "contract://data/TokensIn/type", keyword: "type", params: { type: "integer" } }];
                    return false;
                  }
                  const _errs10 = errors;
                  if (!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))) {
                    validate34.errors = [{ instancePath: instancePath + "/tokens_in", schemaPath: "contract://data/TokensIn/allOf/0/type", keyword: "type", params: { type: "integer" } }];
                    return false;
                  }
                  if (errors === _errs10) {
                    if ((typeof data2 == "number") && (isFinite(data2))) {
                      if (!(formats0.validate(data2))) {
                        validate34.errors = [{ instancePath: instancePath + "/tokens_in", schemaPath: "contract://data/TokensIn/allOf/0/format", keyword: "format", params: { format: "int64" } }];
                        return false;
                      }
                    }
                  }
                  if (errors === _errs8) {
                    if ((typeof data2 == "number") && (isFinite(data2))) {
                      if (data2 > 9007199254740991 || isNaN(data2)) {
                        validate34.errors = [{ instancePath: instancePath + "/tokens_in", schemaPath: "contract://data/TokensIn/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } }];
                        return false;
                      }
                      else {
                        if (data2 < 0 || isNaN(data2)) {
                          validate34.errors = [{ instancePath: instancePath + "/tokens_in", schemaPath: "contract://data/TokensIn/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                          return false;
                        }
                      }
                    }
                  }
                  var valid0 = _errs7 === errors;
                }
                else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.tokens_out !== undefined) {
                    let data3 = data.tokens_out;
                    const _errs12 = errors;
                    const _errs13 = errors;
                    if (!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))) {
                      validate34.errors = [{ instancePath: instancePath + "/tokens_out", schemaPath: "contract://data/TokensOut/type", keyword: "type", params: { type: "integer" } }];
                      return false;
                    }
                    const _errs15 = errors;
                    if (!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))) {
                      validate34.errors = [{ instancePath: instancePath + "/tokens_out", schemaPath: "contract://data/TokensOut/allOf/0/type", keyword: "type", params: { type: "integer" } }];
                      return false;
                    }
                    if (errors === _errs15) {
                      if ((typeof data3 == "number") && (isFinite(data3))) {
                        if (!(formats0.validate(data3))) {
                          validate34.errors = [{ instancePath: instancePath + "/tokens_out", schemaPath: "contract://data/TokensOut/allOf/0/format", keyword: "format", params: { format: "int64" } }];
                          return false;
                        }
                      }
                    }
                    if (errors === _errs13) {
                      if ((typeof data3 == "number") && (isFinite(data3))) {
                        if (data3 > 9007199254740991 || isNaN(data3)) {
                          validate34.errors = [{ instancePath: instancePath + "/tokens_out", schemaPath: "contract://data/TokensOut/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } }];
                          return false;
                        }
                        else {
                          if (data3 < 0 || isNaN(data3)) {
                            validate34.errors = [{ instancePath: instancePath + "/tokens_out", schemaPath: "contract://data/TokensOut/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                            return false;
                          }
                        }
                      }
                    }
                    var valid0 = _errs12 === errors;
                  }
                  else {
                    var valid0 = true;
                  }
                  if (valid0) {
                    if (data.decode_ms !== undefined) {
                      let data4 = data.decode_ms;
                      const _errs17 = errors;
                      const _errs18 = errors;
                      if (!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))) {
                        validate34.errors = [{ instancePath: instancePath + "/decode_ms", schemaPath: "contract://data/DecodeMs/type", keyword: "type", params: { type: "integer" } }];
                        return false;
                      }
                      const _errs20 = errors;
                      if (!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))) {
                        validate34.errors = [{ instancePath: instancePath + "/decode_ms", schemaPath: "contract://data/DecodeMs/allOf/0/type", keyword: "type", params: { type: "integer" } }];
                        return false;
                      }
                      if (errors === _errs20) {
                        if ((typeof data4 == "number") && (isFinite(data4))) {
                          if (!(formats0.validate(data4))) {
                            validate34.errors = [{ instancePath: instancePath + "/decode_ms", schemaPath: "contract://data/DecodeMs/allOf/0/format", keyword: "format", params: { format: "int64" } }];
                            return false;
                          }
                        }
                      }
                      if (errors === _errs18) {
                        if ((typeof data4 == "number") && (isFinite(data4))) {
                          if (data4 > 9007199254740991 || isNaN(data4)) {
                            validate34.errors = [{ instancePath: instancePath + "/decode_ms", schemaPath: "contract://data/DecodeMs/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } }];
                            return false;
                          }
                          else {
                            if (data4 < 0 || isNaN(data4)) {
                              validate34.errors = [{ instancePath: instancePath + "/decode_ms", schemaPath: "contract://data/DecodeMs/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                              return false;
                            }
                          }
                        }
                      }
                      var valid0 = _errs17 === errors;
                    }
                    else {
                      var valid0 = true;
                    }
                  }
                }
              }
            }
          }
        }
      }
      else {
        validate34.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }];
        return false;
      }
    }
    validate34.errors = vErrors;
    return errors === 0;
  }
  validate34.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
  const schema116 = { "type": "object", "additionalProperties": false, "required": ["kind", "code", "message", "tokens_in", "tokens_out", "decode_ms"], "properties": { "kind": { "type": "string", "const": "dropped" }, "code": { "$ref": "contract://data/ErrorCode" }, "message": { "$ref": "contract://data/ErrorMessage" }, "tokens_in": { "$ref": "contract://data/TokensIn" }, "tokens_out": { "$ref": "contract://data/TokensOut" }, "decode_ms": { "$ref": "contract://data/DecodeMs" } } };
  function validate35(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
    let vErrors = null;
    let errors = 0;
    const evaluated0 = validate35.evaluated;
    if (evaluated0.dynamicProps) {
      evaluated0.props = undefined;
    }
    if (evaluated0.dynamicItems) {
      evaluated0.items = undefined;
    }
    if (errors === 0) {
      if (data && typeof data == "object" && !Array.isArray(data)) {
        let missing0;
        if (((((((data.kind === undefined) && (missing0 = "kind")) || ((data.code === undefined) && (missing0 = "code"))) || ((data.message === undefined) && (missing0 = "message"))) || ((data.tokens_in === undefined) && (missing0 = "tokens_in"))) || ((data.tokens_out === undefined) && (missing0 = "tokens_out"))) || ((data.decode_ms === undefined) && (missing0 = "decode_ms"))) {
          validate35.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 } }];
          return false;
        }
        else {
          const _errs1 = errors;
          for (const key0 in data) {
            if (!((((((key0 === "kind") || (key0 === "code")) || (key0 === "message")) || (key0 === "tokens_in")) || (key0 === "tokens_out")) || (key0 === "decode_ms"))) {
              validate35.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }];
              return false;
              break;
            }
          }
          if (_errs1 === errors) {
            if (data.kind !== undefined) {
              let data0 = data.kind;
              const _errs2 = errors;
              if (typeof data0 !== "string") {
                validate35.errors = [{ instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/type", keyword: "type", params: { type: "string" } }];
                return false;
              }
              if ("dropped" !== data0) {
                validate35.errors = [{ instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/const", keyword: "const", params: { allowedValue: "dropped" } }];
                return false;
              }
              var valid0 = _errs2 === errors;
            }
            else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.code !== undefined) {
                let data1 = data.code;
                const _errs4 = errors;
                if (typeof data1 !== "string") {
                  validate35.errors = [{ instancePath: instancePath + "/code", schemaPath: "contract://data/ErrorCode/type", keyword: "type", params: { type: "string" } }];
                  return false;
                }
                if (!(((((((((((((((((((((((((((data1 === "ADMISSION_REJECT") || (data1 === "QUEUE_FULL_DROP_LRU")) || (data1 === "INVALID_PARAMS")) || (data1 === "POOL_UNREADY")) || (data1 === "POOL_UNAVAILABLE")) || (data1 === "REPLICA_EXHAUSTED")) || (data1 === "DECODE_TIMEOUT")) || (data1 === "WORKER_RESET")) || (data1 === "INTERNAL")) || (data1 === "DEADLINE_UNMET")) || (data1 === "MODEL_DEPRECATED")) || (data1 === "UNTRUSTED_ARTIFACT")) || (data1 === "CANCELED")) || (data1 === "UNAUTHORIZED")) || (data1 === "FORBIDDEN")) || (data1 === "NOT_FOUND")) || (data1 === "METHOD_NOT_ALLOWED")) || (data1 === "NOT_ACCEPTABLE")) || (data1 === "REQUEST_TIMEOUT")) || (data1 === "CONFLICT")) || (data1 === "TOO_LARGE")) || (data1 === "UNSUPPORTED_MEDIA_TYPE")) || (data1 === "HEADERS_TOO_LARGE")) || (data1 === "SHUTTING_DOWN")) || (data1 === "STREAM_EXPIRED")) || (data1 === "ARTIFACT_DAMAGED")) || (data1 === "RANGE_NOT_SATISFIABLE"))) {
                  validate35.errors = [{ instancePath: instancePath + "/code", schemaPath: "contract://data/ErrorCode/enum", keyword: "enum", params: { allowedValues: schema45.enum } }];
                  return false;
                }
                var valid0 = _errs4 === errors;
              }
              else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.message !== undefined) {
                  let data2 = data.message;
                  const _errs7 = errors;
                  const _errs8 = errors;
                  if (errors === _errs8) {
                    if (typeof data2 === "string") {
                      if (func1(data2) > 2048) {
                        validate35.errors = [{ instancePath: instancePath + "/message", schemaPath: "contract://data/ErrorMessage/maxLength", keyword: "maxLength", params: { limit: 2048 } }];
                        return false;
                      }
                      else {
                        if (func1(data2) < 1) {
                          validate35.errors = [{ instancePath: instancePath + "/message", schemaPath: "contract://data/ErrorMessage/minLength", keyword: "minLength", params: { limit: 1 } }];
                          return false;
                        }
                      }
                    }
                    else {
                      validate35.errors = [{ instancePath: instancePath + "/message", schemaPath: "contract://data/ErrorMessage/type", keyword: "type", params: { type: "string" } }];
                      return false;
                    }
                  }
                  var valid0 = _errs7 === errors;
                }
                else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.tokens_in !== undefined) {
                    let data3 = data.tokens_in;
                    const _errs10 = errors;
                    const _errs11 = errors;
                    if (!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))) {
                      validate35.errors = [{ instancePath: instancePath + "/tokens_in", schemaPath: "contract://data/TokensIn/type", keyword: "type", params: { type: "integer" } }];
                      return false;
                    }
                    const _errs13 = errors;
                    if (!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))) {
                      validate35.errors = [{ instancePath: instancePath + "/tokens_in", schemaPath: "contract://data/TokensIn/allOf/0/type", keyword: "type", params: { type: "integer" } }];
                      return false;
                    }
                    if (errors === _errs13) {
                      if ((typeof data3 == "number") && (isFinite(data3))) {
                        if (!(formats0.validate(data3))) {
                          validate35.errors = [{ instancePath: instancePath + "/tokens_in", schemaPath: "contract://data/TokensIn/allOf/0/format", keyword: "format", params: { format: "int64" } }];
                          return false;
                        }
                      }
                    }
                    if (errors === _errs11) {
                      if ((typeof data3 == "number") && (isFinite(data3))) {
                        if (data3 > 9007199254740991 || isNaN(data3)) {
                          validate35.errors = [{ instancePath: instancePath + "/tokens_in", schemaPath: "contract://data/TokensIn/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } }];
                          return false;
                        }
                        else {
                          if (data3 < 0 || isNaN(data3)) {
                            validate35.errors = [{ instancePath: instancePath + "/tokens_in", schemaPath: "contract://data/TokensIn/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                            return false;
                          }
                        }
                      }
                    }
                    var valid0 = _errs10 === errors;
                  }
                  else {
                    var valid0 = true;
                  }
                  if (valid0) {
                    if (data.tokens_out !== undefined) {
                      let data4 = data.tokens_out;
                      const _errs15 = errors;
                      const _errs16 = errors;
                      if (!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))) {
                        validate35.errors = [{ instancePath: instancePath + "/tokens_out", schemaPath: "contract://data/TokensOut/type", keyword: "type", params: { type: "integer" } }];
                        return false;
                      }
                      const _errs18 = errors;
                      if (!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))) {
                        validate35.errors = [{ instancePath: instancePath + "/tokens_out", schemaPath: "contract://data/TokensOut/allOf/0/type", keyword: "type", params: { type: "integer" } }];
                        return false;
                      }
                      if (errors === _errs18) {
                        if ((typeof data4 == "number") && (isFinite(data4))) {
                          if (!(formats0.validate(data4))) {
                            validate35.errors = [{ instancePath: instancePath + "/tokens_out", schemaPath: "contract://data/TokensOut/allOf/0/format", keyword: "format", params: { format: "int64" } }];
                            return false;
                          }
                        }
                      }
                      if (errors === _errs16) {
                        if ((typeof data4 == "number") && (isFinite(data4))) {
                          if (data4 > 9007199254740991 || isNaN(data4)) {
                            validate35.errors = [{ instancePath: instancePath + "/tokens_out", schemaPath: "contract://data/TokensOut/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } }];
                            return false;
                          }
                          else {
                            if (data4 < 0 || isNaN(data4)) {
                              validate35.errors = [{ instancePath: instancePath + "/tokens_out", schemaPath: "contract://data/TokensOut/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                              return false;
                            }
                          }
                        }
                      }
                      var valid0 = _errs15 === errors;
                    }
                    else {
                      var valid0 = true;
                    }
                    if (valid0) {
                      if (data.decode_ms !== undefined) {
                        let data5 = data.decode_ms;
                        const _errs20 = errors;
                        const _errs21 = errors;
                        if (!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))) {
                          validate35.errors = [{ instancePath: instancePath + "/decode_ms", schemaPath: "contract://data/DecodeMs/type", keyword: "type", params: { type: "integer" } }];
                          return false;
                        }
                        const _errs23 = errors;
                        if (!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))) {
                          validate35.errors = [{ instancePath: instancePath + "/decode_ms", schemaPath: "contract://data/DecodeMs/allOf/0/type", keyword: "type", params: { type: "integer" } }];
                          return false;
                        }
                        if (errors === _errs23) {
                          if ((typeof data5 == "number") && (isFinite(data5))) {
                            if (!(formats0.validate(data5))) {
                              validate35.errors = [{ instancePath: instancePath + "/decode_ms", schemaPath: "contract://data/DecodeMs/allOf/0/format", keyword: "format", params: { format: "int64" } }];
                              return false;
                            }
                          }
                        }
                        if (errors === _errs21) {
                          if ((typeof data5 == "number") && (isFinite(data5))) {
                            if (data5 > 9007199254740991 || isNaN(data5)) {
                              validate35.errors = [{ instancePath: instancePath + "/decode_ms", schemaPath: "contract://data/DecodeMs/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } }];
                              return false;
                            }
                            else {
                              if (data5 < 0 || isNaN(data5)) {
                                validate35.errors = [{ instancePath: instancePath + "/decode_ms", schemaPath: "contract://data/DecodeMs/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                                return false;
                              }
                            }
                          }
                        }
                        var valid0 = _errs20 === errors;
                      }
                      else {
                        var valid0 = true;
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
      else {
        validate35.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }];
        return false;
      }
    }
    validate35.errors = vErrors;
    return errors === 0;
  }
  validate35.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
  const schema122 = { "type": "object", "additionalProperties": false, "required": ["kind", "code", "message", "tokens_in", "tokens_out", "decode_ms"], "properties": { "kind": { "type": "string", "const": "failed" }, "code": { "$ref": "contract://data/ErrorCode" }, "message": { "$ref": "contract://data/ErrorMessage" }, "tokens_in": { "$ref": "contract://data/TokensIn" }, "tokens_out": { "$ref": "contract://data/TokensOut" }, "decode_ms": { "$ref": "contract://data/DecodeMs" }, "differs_at": { "$ref": "contract://data/DiffersAt" } } };
  const schema128 = { "type": "integer", "minimum": 0, "maximum": 9007199254740991, "allOf": [{ "type": "integer", "format": "int64" }] };
  function validate36(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
    let vErrors = null;
    let errors = 0;
    const evaluated0 = validate36.evaluated;
    if (evaluated0.dynamicProps) {
      evaluated0.props = undefined;
    }
    if (evaluated0.dynamicItems) {
      evaluated0.items = undefined;
    }
    if (errors === 0) {
      if (data && typeof data == "object" && !Array.isArray(data)) {
        let missing0;
        if (((((((data.kind === undefined) && (missing0 = "kind")) || ((data.code === undefined) && (missing0 = "code"))) || ((data.message === undefined) && (missing0 = "message"))) || ((data.tokens_in === undefined) && (missing0 = "tokens_in"))) || ((data.tokens_out === undefined) && (missing0 = "tokens_out"))) || ((data.decode_ms === undefined) && (missing0 = "decode_ms"))) {
          validate36.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 } }];
          return false;
        }
        else {
          const _errs1 = errors;
          for (const key0 in data) {
            if (!(((((((key0 === "kind") || (key0 === "code")) || (key0 === "message")) || (key0 === "tokens_in")) || (key0 === "tokens_out")) || (key0 === "decode_ms")) || (key0 === "differs_at"))) {
              validate36.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }];
              return false;
              break;
            }
          }
          if (_errs1 === errors) {
            if (data.kind !== undefined) {
              let data0 = data.kind;
              const _errs2 = errors;
              if (typeof data0 !== "string") {
                validate36.errors = [{ instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/type", keyword: "type", params: { type: "string" } }];
                return false;
              }
              if ("failed" !== data0) {
                validate36.errors = [{ instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/const", keyword: "const", params: { allowedValue: "failed" } }];
                return false;
              }
              var valid0 = _errs2 === errors;
            }
            else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.code !== undefined) {
                let data1 = data.code;
                const _errs4 = errors;
                if (typeof data1 !== "string") {
                  validate36.errors = [{ instancePath: instancePath + "/code", schemaPath: "contract://data/ErrorCode/type", keyword: "type", params: { type: "string" } }];
                  return false;
                }
                if (!(((((((((((((((((((((((((((data1 === "ADMISSION_REJECT") || (data1 === "QUEUE_FULL_DROP_LRU")) || (data1 === "INVALID_PARAMS")) || (data1 === "POOL_UNREADY")) || (data1 === "POOL_UNAVAILABLE")) || (data1 === "REPLICA_EXHAUSTED")) || (data1 === "DECODE_TIMEOUT")) || (data1 === "WORKER_RESET")) || (data1 === "INTERNAL")) || (data1 === "DEADLINE_UNMET")) || (data1 === "MODEL_DEPRECATED")) || (data1 === "UNTRUSTED_ARTIFACT")) || (data1 === "CANCELED")) || (data1 === "UNAUTHORIZED")) || (data1 === "FORBIDDEN")) || (data1 === "NOT_FOUND")) || (data1 === "METHOD_NOT_ALLOWED")) || (data1 === "NOT_ACCEPTABLE")) || (data1 === "REQUEST_TIMEOUT")) || (data1 === "CONFLICT")) || (data1 === "TOO_LARGE")) || (data1 === "UNSUPPORTED_MEDIA_TYPE")) || (data1 === "HEADERS_TOO_LARGE")) || (data1 === "SHUTTING_DOWN")) || (data1 === "STREAM_EXPIRED")) || (data1 === "ARTIFACT_DAMAGED")) || (data1 === "RANGE_NOT_SATISFIABLE"))) {
                  validate36.errors = [{ instancePath: instancePath + "/code", schemaPath: "contract://data/ErrorCode/enum", keyword: "enum", params: { allowedValues: schema45.enum } }];
                  return false;
                }
                var valid0 = _errs4 === errors;
              }
              else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.message !== undefined) {
                  let data2 = data.message;
                  const _errs7 = errors;
                  const _errs8 = errors;
                  if (errors === _errs8) {
                    if (typeof data2 === "string") {
                      if (func1(data2) > 2048) {
                        validate36.errors = [{ instancePath: instancePath + "/message", schemaPath: "contract://data/ErrorMessage/maxLength", keyword: "maxLength", params: { limit: 2048 } }];
                        return false;
                      }
                      else {
                        if (func1(data2) < 1) {
                          validate36.errors = [{ instancePath: instancePath + "/message", schemaPath: "contract://data/ErrorMessage/minLength", keyword: "minLength", params: { limit: 1 } }];
                          return false;
                        }
                      }
                    }
                    else {
                      validate36.errors = [{ instancePath: instancePath + "/message", schemaPath: "contract://data/ErrorMessage/type", keyword: "type", params: { type: "string" } }];
                      return false;
                    }
                  }
                  var valid0 = _errs7 === errors;
                }
                else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.tokens_in !== undefined) {
                    let data3 = data.tokens_in;
                    const _errs10 = errors;
                    const _errs11 = errors;
                    if (!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))) {
                      validate36.errors = [{ instancePath: instancePath + "/tokens_in", schemaPath: "contract://data/TokensIn/type", keyword: "type", params: { type: "integer" } }];
                      return false;
                    }
                    const _errs13 = errors;
                    if (!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))) {
                      validate36.errors = [{ instancePath: instancePath + "/tokens_in", schemaPath: "contract://data/TokensIn/allOf/0/type", keyword: "type", params: { type: "integer" } }];
                      return false;
                    }
                    if (errors === _errs13) {
                      if ((typeof data3 == "number") && (isFinite(data3))) {
                        if (!(formats0.validate(data3))) {
                          validate36.errors = [{ instancePath: instancePath + "/tokens_in", schemaPath: "contract://data/TokensIn/allOf/0/format", keyword: "format", params: { format: "int64" } }];
                          return false;
                        }
                      }
                    }
                    if (errors === _errs11) {
                      if ((typeof data3 == "number") && (isFinite(data3))) {
                        if (data3 > 9007199254740991 || isNaN(data3)) {
                          validate36.errors = [{ instancePath: instancePath + "/tokens_in", schemaPath: "contract://data/TokensIn/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } }];
                          return false;
                        }
                        else {
                          if (data3 < 0 || isNaN(data3)) {
                            validate36.errors = [{ instancePath: instancePath + "/tokens_in", schemaPath: "contract://data/TokensIn/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                            return false;
                          }
                        }
                      }
                    }
                    var valid0 = _errs10 === errors;
                  }
                  else {
                    var valid0 = true;
                  }
                  if (valid0) {
                    if (data.tokens_out !== undefined) {
                      let data4 = data.tokens_out;
                      const _errs15 = errors;
                      const _errs16 = errors;
                      if (!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))) {
                        validate36.errors = [{ instancePath: instancePath + "/tokens_out", schemaPath: "contract://data/TokensOut/type", keyword: "type", params: { type: "integer" } }];
                        return false;
                      }
                      const _errs18 = errors;
                      if (!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))) {
                        validate36.errors = [{ instancePath: instancePath + "/tokens_out", schemaPath: "contract://data/TokensOut/allOf/0/type", keyword: "type", params: { type: "integer" } }];
                        return false;
                      }
                      if (errors === _errs18) {
                        if ((typeof data4 == "number") && (isFinite(data4))) {
                          if (!(formats0.validate(data4))) {
                            validate36.errors = [{ instancePath: instancePath + "/tokens_out", schemaPath: "contract://data/TokensOut/allOf/0/format", keyword: "format", params: { format: "int64" } }];
                            return false;
                          }
                        }
                      }
                      if (errors === _errs16) {
                        if ((typeof data4 == "number") && (isFinite(data4))) {
                          if (data4 > 9007199254740991 || isNaN(data4)) {
                            validate36.errors = [{ instancePath: instancePath + "/tokens_out", schemaPath: "contract://data/TokensOut/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } }];
                            return false;
                          }
                          else {
                            if (data4 < 0 || isNaN(data4)) {
                              validate36.errors = [{ instancePath: instancePath + "/tokens_out", schemaPath: "contract://data/TokensOut/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                              return false;
                            }
                          }
                        }
                      }
                      var valid0 = _errs15 === errors;
                    }
                    else {
                      var valid0 = true;
                    }
                    if (valid0) {
                      if (data.decode_ms !== undefined) {
                        let data5 = data.decode_ms;
                        const _errs20 = errors;
                        const _errs21 = errors;
                        if (!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))) {
                          validate36.errors = [{ instancePath: instancePath + "/decode_ms", schemaPath: "contract://data/DecodeMs/type", keyword: "type", params: { type: "integer" } }];
                          return false;
                        }
                        const _errs23 = errors;
                        if (!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))) {
                          validate36.errors = [{ instancePath: instancePath + "/decode_ms", schemaPath: "contract://data/DecodeMs/allOf/0/type", keyword: "type", params: { type: "integer" } }];
                          return false;
                        }
                        if (errors === _errs23) {
                          if ((typeof data5 == "number") && (isFinite(data5))) {
                            if (!(formats0.validate(data5))) {
                              validate36.errors = [{ instancePath: instancePath + "/decode_ms", schemaPath: "contract://data/DecodeMs/allOf/0/format", keyword: "format", params: { format: "int64" } }];
                              return false;
                            }
                          }
                        }
                        if (errors === _errs21) {
                          if ((typeof data5 == "number") && (isFinite(data5))) {
                            if (data5 > 9007199254740991 || isNaN(data5)) {
                              validate36.errors = [{ instancePath: instancePath + "/decode_ms", schemaPath: "contract://data/DecodeMs/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } }];
                              return false;
                            }
                            else {
                              if (data5 < 0 || isNaN(data5)) {
                                validate36.errors = [{ instancePath: instancePath + "/decode_ms", schemaPath: "contract://data/DecodeMs/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                                return false;
                              }
                            }
                          }
                        }
                        var valid0 = _errs20 === errors;
                      }
                      else {
                        var valid0 = true;
                      }
                      if (valid0) {
                        if (data.differs_at !== undefined) {
                          let data6 = data.differs_at;
                          const _errs25 = errors;
                          const _errs26 = errors;
                          if (!(((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6))) && (isFinite(data6)))) {
                            validate36.errors = [{ instancePath: instancePath + "/differs_at", schemaPath: "contract://data/DiffersAt/type", keyword: "type", params: { type: "integer" } }];
                            return false;
                          }
                          const _errs28 = errors;
                          if (!(((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6))) && (isFinite(data6)))) {
                            validate36.errors = [{ instancePath: instancePath + "/differs_at", schemaPath: "contract://data/DiffersAt/allOf/0/type", keyword: "type", params: { type: "integer" } }];
                            return false;
                          }
                          if (errors === _errs28) {
                            if ((typeof data6 == "number") && (isFinite(data6))) {
                              if (!(formats0.validate(data6))) {
                                validate36.errors = [{ instancePath: instancePath + "/differs_at", schemaPath: "contract://data/DiffersAt/allOf/0/format", keyword: "format", params: { format: "int64" } }];
                                return false;
                              }
                            }
                          }
                          if (errors === _errs26) {
                            if ((typeof data6 == "number") && (isFinite(data6))) {
                              if (data6 > 9007199254740991 || isNaN(data6)) {
                                validate36.errors = [{ instancePath: instancePath + "/differs_at", schemaPath: "contract://data/DiffersAt/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } }];
                                return false;
                              }
                              else {
                                if (data6 < 0 || isNaN(data6)) {
                                  validate36.errors = [{ instancePath: instancePath + "/differs_at", schemaPath: "contract://data/DiffersAt/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                                  return false;
                                }
                              }
                            }
                          }
                          var valid0 = _errs25 === errors;
                        }
                        else {
                          var valid0 = true;
                        }
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
      else {
        validate36.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }];
        return false;
      }
    }
    validate36.errors = vErrors;
    return errors === 0;
  }
  validate36.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
  function validate30(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
    let vErrors = null;
    let errors = 0;
    const evaluated0 = validate30.evaluated;
    if (evaluated0.dynamicProps) {
      evaluated0.props = undefined;
    }
    if (evaluated0.dynamicItems) {
      evaluated0.items = undefined;
    }
    const _errs0 = errors;
    if (errors === _errs0) {
      if (data && typeof data == "object" && !Array.isArray(data)) {
        let missing0;
        if ((data.kind === undefined) && (missing0 = "kind")) {
          validate30.errors = [{ instancePath, schemaPath: "#/allOf/0/required", keyword: "required", params: { missingProperty: missing0 } }];
          return false;
        }
        else {
          if (data.kind !== undefined) {
            let data0 = data.kind;
            if (typeof data0 !== "string") {
              validate30.errors = [{ instancePath: instancePath + "/kind", schemaPath: "#/allOf/0/properties/kind/type", keyword: "type", params: { type: "string" } }];
              return false;
            }
            if (!((((((data0 === "completed") || (data0 === "canceled")) || (data0 === "deadline")) || (data0 === "budget")) || (data0 === "dropped")) || (data0 === "failed"))) {
              validate30.errors = [{ instancePath: instancePath + "/kind", schemaPath: "#/allOf/0/properties/kind/enum", keyword: "enum", params: { allowedValues: schema97.allOf[0].properties.kind.enum } }];
              return false;
            }
          }
        }
      }
      else {
        validate30.errors = [{ instancePath, schemaPath: "#/allOf/0/type", keyword: "type", params: { type: "object" } }];
        return false;
      }
    }
    var valid0 = _errs0 === errors;
    if (valid0) {
      const _errs4 = errors;
      if (errors === _errs4) {
        if (data && typeof data == "object" && !Array.isArray(data)) {
          let missing1;
          if ((data.kind === undefined) && (missing1 = "kind")) {
            validate30.errors = [{ instancePath, schemaPath: "#/allOf/1/required", keyword: "required", params: { missingProperty: missing1 } }];
            return false;
          }
          else {
            const tag0 = data.kind;
            if (typeof tag0 == "string") {
              if (tag0 === "completed") {
                if (!(validate31(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors }))) {
                  vErrors = vErrors === null ? validate31.errors : vErrors.concat(validate31.errors);
                  errors = vErrors.length;
                }
                var props0 = true;
              }
              else if (tag0 === "canceled") {
                if (!(validate32(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors }))) {
                  vErrors = vErrors === null ? validate32.errors : vErrors.concat(validate32.errors);
                  errors = vErrors.length;
                }
                if (props0 !== true) {
                  props0 = true;
                }
              }
              else if (tag0 === "deadline") {
                if (!(validate33(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors }))) {
                  vErrors = vErrors === null ? validate33.errors : vErrors.concat(validate33.errors);
                  errors = vErrors.length;
                }
                if (props0 !== true) {
                  props0 = true;
                }
              }
              else if (tag0 === "budget") {
                if (!(validate34(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors }))) {
                  vErrors = vErrors === null ? validate34.errors : vErrors.concat(validate34.errors);
                  errors = vErrors.length;
                }
                if (props0 !== true) {
                  props0 = true;
                }
              }
              else if (tag0 === "dropped") {
                if (!(validate35(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors }))) {
                  vErrors = vErrors === null ? validate35.errors : vErrors.concat(validate35.errors);
                  errors = vErrors.length;
                }
                if (props0 !== true) {
                  props0 = true;
                }
              }
              else if (tag0 === "failed") {
                if (!(validate36(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors }))) {
                  vErrors = vErrors === null ? validate36.errors : vErrors.concat(validate36.errors);
                  errors = vErrors.length;
                }
                if (props0 !== true) {
                  props0 = true;
                }
              }
              else {
                validate30.errors = [{ instancePath, schemaPath: "#/allOf/1/discriminator", keyword: "discriminator", params: { error: "mapping", tag: "kind", tagValue: tag0 } }];
                return false;
              }
            }
            else {
              validate30.errors = [{ instancePath, schemaPath: "#/allOf/1/discriminator", keyword: "discriminator", params: { error: "tag", tag: "kind", tagValue: tag0 } }];
              return false;
            }
          }
        }
        else {
          validate30.errors = [{ instancePath, schemaPath: "#/allOf/1/type", keyword: "type", params: { type: "object" } }];
          return false;
        }
      }
      var valid0 = _errs4 === errors;
      if (valid0) {
        if (props0 !== true) {
          props0 = props0 || {};
          props0.kind = true;
        }
      }
    }
    validate30.errors = vErrors;
    evaluated0.props = props0;
    return errors === 0;
  }
  validate30.evaluated = { "dynamicProps": true, "dynamicItems": false };
  function validate23(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
    let vErrors = null;
    let errors = 0;
    const evaluated0 = validate23.evaluated;
    if (evaluated0.dynamicProps) {
      evaluated0.props = undefined;
    }
    if (evaluated0.dynamicItems) {
      evaluated0.items = undefined;
    }
    if (errors === 0) {
      if (data && typeof data == "object" && !Array.isArray(data)) {
        let missing0;
        if (((((((((((((data.task_id === undefined) && (missing0 = "task_id")) || ((data.session_id === undefined) && (missing0 = "session_id"))) || ((data.state === undefined) && (missing0 = "state"))) || ((data.priority === undefined) && (missing0 = "priority"))) || ((data.engine === undefined) && (missing0 = "engine"))) || ((data.model_ref === undefined) && (missing0 = "model_ref"))) || ((data.pool_id === undefined) && (missing0 = "pool_id"))) || ((data.admission === undefined) && (missing0 = "admission"))) || ((data.attempt === undefined) && (missing0 = "attempt"))) || ((data.admitted_ms === undefined) && (missing0 = "admitted_ms"))) || ((data.seed === undefined) && (missing0 = "seed"))) || ((data.decision === undefined) && (missing0 = "decision"))) {
          validate23.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 } }];
          return false;
        }
        else {
          const _errs1 = errors;
          for (const key0 in data) {
            if (!(func7.call(schema54.properties, key0))) {
              validate23.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }];
              return false;
              break;
            }
          }
          if (_errs1 === errors) {
            if (data.task_id !== undefined) {
              let data0 = data.task_id;
              const _errs2 = errors;
              const _errs3 = errors;
              const _errs5 = errors;
              if (errors === _errs5) {
                if (errors === _errs5) {
                  if (typeof data0 === "string") {
                    if (!(formats6.test(data0))) {
                      validate23.errors = [{ instancePath: instancePath + "/task_id", schemaPath: "contract://data/Uuid/allOf/0/format", keyword: "format", params: { format: "uuid" } }];
                      return false;
                    }
                  }
                  else {
                    validate23.errors = [{ instancePath: instancePath + "/task_id", schemaPath: "contract://data/Uuid/allOf/0/type", keyword: "type", params: { type: "string" } }];
                    return false;
                  }
                }
              }
              if (errors === _errs3) {
                if (typeof data0 === "string") {
                  if (func1(data0) > 36) {
                    validate23.errors = [{ instancePath: instancePath + "/task_id", schemaPath: "contract://data/Uuid/maxLength", keyword: "maxLength", params: { limit: 36 } }];
                    return false;
                  }
                  else {
                    if (func1(data0) < 36) {
                      validate23.errors = [{ instancePath: instancePath + "/task_id", schemaPath: "contract://data/Uuid/minLength", keyword: "minLength", params: { limit: 36 } }];
                      return false;
                    }
                    else {
                      if (!pattern4.test(data0)) {
                        validate23.errors = [{ instancePath: instancePath + "/task_id", schemaPath: "contract://data/Uuid/pattern", keyword: "pattern", params: { pattern: "^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$" } }];
                        return false;
                      }
                    }
                  }
                }
                else {
                  validate23.errors = [{ instancePath: instancePath + "/task_id", schemaPath: "contract://data/Uuid/type", keyword: "type", params: { type: "string" } }];
                  return false;
                }
              }
              var valid0 = _errs2 === errors;
            }
            else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.session_id !== undefined) {
                let data1 = data.session_id;
                const _errs7 = errors;
                const _errs8 = errors;
                const _errs10 = errors;
                if (errors === _errs10) {
                  if (errors === _errs10) {
                    if (typeof data1 === "string") {
                      if (!(formats6.test(data1))) {
                        validate23.errors = [{ instancePath: instancePath + "/session_id", schemaPath: "contract://data/Uuid/allOf/0/format", keyword: "format", params: { format: "uuid" } }];
                        return false;
                      }
                    }
                    else {
                      validate23.errors = [{ instancePath: instancePath + "/session_id", schemaPath: "contract://data/Uuid/allOf/0/type", keyword: "type", params: { type: "string" } }];
                      return false;
                    }
                  }
                }
                if (errors === _errs8) {
                  if (typeof data1 === "string") {
                    if (func1(data1) > 36) {
                      validate23.errors = [{ instancePath: instancePath + "/session_id", schemaPath: "contract://data/Uuid/maxLength", keyword: "maxLength", params: { limit: 36 } }];
                      return false;
                    }
                    else {
                      if (func1(data1) < 36) {
                        validate23.errors = [{ instancePath: instancePath + "/session_id", schemaPath: "contract://data/Uuid/minLength", keyword: "minLength", params: { limit: 36 } }];
                        return false;
                      }
                      else {
                        if (!pattern4.test(data1)) {
                          validate23.errors = [{ instancePath: instancePath + "/session_id", schemaPath: "contract://data/Uuid/pattern", keyword: "pattern", params: { pattern: "^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$" } }];
                          return false;
                        }
                      }
                    }
                  }
                  else {
                    validate23.errors = [{ instancePath: instancePath + "/session_id", schemaPath: "contract://data/Uuid/type", keyword: "type", params: { type: "string" } }];
                    return false;
                  }
                }
                var valid0 = _errs7 === errors;
              }
              else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.state !== undefined) {
                  let data2 = data.state;
                  const _errs12 = errors;
                  if (typeof data2 !== "string") {
                    validate23.errors = [{ instancePath: instancePath + "/state", schemaPath: "contract://data/TaskState/type", keyword: "type", params: { type: "string" } }];
                    return false;
                  }
                  if (!((((((((data2 === "queued") || (data2 === "running")) || (data2 === "completed")) || (data2 === "canceled")) || (data2 === "deadline")) || (data2 === "budget")) || (data2 === "dropped")) || (data2 === "failed"))) {
                    validate23.errors = [{ instancePath: instancePath + "/state", schemaPath: "contract://data/TaskState/enum", keyword: "enum", params: { allowedValues: schema57.enum } }];
                    return false;
                  }
                  var valid0 = _errs12 === errors;
                }
                else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.priority !== undefined) {
                    let data3 = data.priority;
                    const _errs15 = errors;
                    if (typeof data3 !== "string") {
                      validate23.errors = [{ instancePath: instancePath + "/priority", schemaPath: "contract://data/Priority/type", keyword: "type", params: { type: "string" } }];
                      return false;
                    }
                    if (!((data3 === "interactive") || (data3 === "batch"))) {
                      validate23.errors = [{ instancePath: instancePath + "/priority", schemaPath: "contract://data/Priority/enum", keyword: "enum", params: { allowedValues: schema58.enum } }];
                      return false;
                    }
                    var valid0 = _errs15 === errors;
                  }
                  else {
                    var valid0 = true;
                  }
                  if (valid0) {
                    if (data.engine !== undefined) {
                      let data4 = data.engine;
                      const _errs18 = errors;
                      if (typeof data4 !== "string") {
                        validate23.errors = [{ instancePath: instancePath + "/engine", schemaPath: "contract://data/EngineKind/type", keyword: "type", params: { type: "string" } }];
                        return false;
                      }
                      if (!((((((data4 === "llamacpp") || (data4 === "vllm")) || (data4 === "tgi")) || (data4 === "triton")) || (data4 === "openai")) || (data4 === "mock"))) {
                        validate23.errors = [{ instancePath: instancePath + "/engine", schemaPath: "contract://data/EngineKind/enum", keyword: "enum", params: { allowedValues: schema59.enum } }];
                        return false;
                      }
                      var valid0 = _errs18 === errors;
                    }
                    else {
                      var valid0 = true;
                    }
                    if (valid0) {
                      if (data.model_ref !== undefined) {
                        let data5 = data.model_ref;
                        const _errs21 = errors;
                        const _errs22 = errors;
                        if (errors === _errs22) {
                          if (typeof data5 === "string") {
                            if (func1(data5) > 1024) {
                              validate23.errors = [{ instancePath: instancePath + "/model_ref", schemaPath: "contract://data/ModelRef/maxLength", keyword: "maxLength", params: { limit: 1024 } }];
                              return false;
                            }
                            else {
                              if (func1(data5) < 1) {
                                validate23.errors = [{ instancePath: instancePath + "/model_ref", schemaPath: "contract://data/ModelRef/minLength", keyword: "minLength", params: { limit: 1 } }];
                                return false;
                              }
                              else {
                                if (!pattern9.test(data5)) {
                                  validate23.errors = [{ instancePath: instancePath + "/model_ref", schemaPath: "contract://data/ModelRef/pattern", keyword: "pattern", params: { pattern: "^[^\\x00-\\x1f\\x7f]+$" } }];
                                  return false;
                                }
                              }
                            }
                          }
                          else {
                            validate23.errors = [{ instancePath: instancePath + "/model_ref", schemaPath: "contract://data/ModelRef/type", keyword: "type", params: { type: "string" } }];
                            return false;
                          }
                        }
                        var valid0 = _errs21 === errors;
                      }
                      else {
                        var valid0 = true;
                      }
                      if (valid0) {
                        if (data.pool_id !== undefined) {
                          let data6 = data.pool_id;
                          const _errs24 = errors;
                          const _errs25 = errors;
                          if (errors === _errs25) {
                            if (typeof data6 === "string") {
                              if (func1(data6) > 64) {
                                validate23.errors = [{ instancePath: instancePath + "/pool_id", schemaPath: "contract://data/PoolId/maxLength", keyword: "maxLength", params: { limit: 64 } }];
                                return false;
                              }
                              else {
                                if (func1(data6) < 1) {
                                  validate23.errors = [{ instancePath: instancePath + "/pool_id", schemaPath: "contract://data/PoolId/minLength", keyword: "minLength", params: { limit: 1 } }];
                                  return false;
                                }
                                else {
                                  if (!pattern6.test(data6)) {
                                    validate23.errors = [{ instancePath: instancePath + "/pool_id", schemaPath: "contract://data/PoolId/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]*$" } }];
                                    return false;
                                  }
                                }
                              }
                            }
                            else {
                              validate23.errors = [{ instancePath: instancePath + "/pool_id", schemaPath: "contract://data/PoolId/type", keyword: "type", params: { type: "string" } }];
                              return false;
                            }
                          }
                          var valid0 = _errs24 === errors;
                        }
                        else {
                          var valid0 = true;
                        }
                        if (valid0) {
                          if (data.replica_id !== undefined) {
                            let data7 = data.replica_id;
                            const _errs27 = errors;
                            const _errs28 = errors;
                            if (errors === _errs28) {
                              if (typeof data7 === "string") {
                                if (func1(data7) > 64) {
                                  validate23.errors = [{ instancePath: instancePath + "/replica_id", schemaPath: "contract://data/ReplicaId/maxLength", keyword: "maxLength", params: { limit: 64 } }];
                                  return false;
                                }
                                else {
                                  if (func1(data7) < 1) {
                                    validate23.errors = [{ instancePath: instancePath + "/replica_id", schemaPath: "contract://data/ReplicaId/minLength", keyword: "minLength", params: { limit: 1 } }];
                                    return false;
                                  }
                                  else {
                                    if (!pattern6.test(data7)) {
                                      validate23.errors = [{ instancePath: instancePath + "/replica_id", schemaPath: "contract://data/ReplicaId/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]*$" } }];
                                      return false;
                                    }
                                  }
                                }
                              }
                              else {
                                validate23.errors = [{ instancePath: instancePath + "/replica_id", schemaPath: "contract://data/ReplicaId/type", keyword: "type", params: { type: "string" } }];
                                return false;
                              }
                            }
                            var valid0 = _errs27 === errors;
                          }
                          else {
                            var valid0 = true;
                          }
                          if (valid0) {
                            if (data.engine_version !== undefined) {
                              let data8 = data.engine_version;
                              const _errs30 = errors;
                              const _errs31 = errors;
                              if (errors === _errs31) {
                                if (typeof data8 === "string") {
                                  if (func1(data8) > 256) {
                                    validate23.errors = [{ instancePath: instancePath + "/engine_version", schemaPath: "contract://data/EngineVersion/maxLength", keyword: "maxLength", params: { limit: 256 } }];
                                    return false;
                                  }
                                  else {
                                    if (func1(data8) < 1) {
                                      validate23.errors = [{ instancePath: instancePath + "/engine_version", schemaPath: "contract://data/EngineVersion/minLength", keyword: "minLength", params: { limit: 1 } }];
                                      return false;
                                    }
                                  }
                                }
                                else {
                                  validate23.errors = [{ instancePath: instancePath + "/engine_version", schemaPath: "contract://data/EngineVersion/type", keyword: "type", params: { type: "string" } }];
                                  return false;
                                }
                              }
                              var valid0 = _errs30 === errors;
                            }
                            else {
                              var valid0 = true;
                            }
                            if (valid0) {
                              if (data.queue_position !== undefined) {
                                let data9 = data.queue_position;
                                const _errs33 = errors;
                                const _errs34 = errors;
                                if (!(((typeof data9 == "number") && (!(data9 % 1) && !isNaN(data9))) && (isFinite(data9)))) {
                                  validate23.errors = [{ instancePath: instancePath + "/queue_position", schemaPath: "contract://data/QueuePosition/type", keyword: "type", params: { type: "integer" } }];
                                  return false;
                                }
                                const _errs36 = errors;
                                if (!(((typeof data9 == "number") && (!(data9 % 1) && !isNaN(data9))) && (isFinite(data9)))) {
                                  validate23.errors = [{ instancePath: instancePath + "/queue_position", schemaPath: "contract://data/QueuePosition/allOf/0/type", keyword: "type", params: { type: "integer" } }];
                                  return false;
                                }
                                if (errors === _errs36) {
                                  if ((typeof data9 == "number") && (isFinite(data9))) {
                                    if (!(formats0.validate(data9))) {
                                      validate23.errors = [{ instancePath: instancePath + "/queue_position", schemaPath: "contract://data/QueuePosition/allOf/0/format", keyword: "format", params: { format: "int64" } }];
                                      return false;
                                    }
                                  }
                                }
                                if (errors === _errs34) {
                                  if ((typeof data9 == "number") && (isFinite(data9))) {
                                    if (data9 > 9007199254740991 || isNaN(data9)) {
                                      validate23.errors = [{ instancePath: instancePath + "/queue_position", schemaPath: "contract://data/QueuePosition/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } }];
                                      return false;
                                    }
                                    else {
                                      if (data9 < 0 || isNaN(data9)) {
                                        validate23.errors = [{ instancePath: instancePath + "/queue_position", schemaPath: "contract://data/QueuePosition/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                                        return false;
                                      }
                                    }
                                  }
                                }
                                var valid0 = _errs33 === errors;
                              }
                              else {
                                var valid0 = true;
                              }
                              if (valid0) {
                                if (data.predicted_start_ms !== undefined) {
                                  let data10 = data.predicted_start_ms;
                                  const _errs38 = errors;
                                  const _errs39 = errors;
                                  if (!(((typeof data10 == "number") && (!(data10 % 1) && !isNaN(data10))) && (isFinite(data10)))) {
                                    validate23.errors = [{ instancePath: instancePath + "/predicted_start_ms", schemaPath: "contract://data/PredictedStartMs/type", keyword: "type", params: { type: "integer" } }];
                                    return false;
                                  }
                                  const _errs41 = errors;
                                  if (!(((typeof data10 == "number") && (!(data10 % 1) && !isNaN(data10))) && (isFinite(data10)))) {
                                    validate23.errors = [{ instancePath: instancePath + "/predicted_start_ms", schemaPath: "contract://data/PredictedStartMs/allOf/0/type", keyword: "type", params: { type: "integer" } }];
                                    return false;
                                  }
                                  if (errors === _errs41) {
                                    if ((typeof data10 == "number") && (isFinite(data10))) {
                                      if (!(formats0.validate(data10))) {
                                        validate23.errors = [{ instancePath: instancePath + "/predicted_start_ms", schemaPath: "contract://data/PredictedStartMs/allOf/0/format", keyword: "format", params: { format: "int64" } }];
                                        return false;
                                      }
                                    }
                                  }
                                  if (errors === _errs39) {
                                    if ((typeof data10 == "number") && (isFinite(data10))) {
                                      if (data10 > 9007199254740991 || isNaN(data10)) {
                                        validate23.errors = [{ instancePath: instancePath + "/predicted_start_ms", schemaPath: "contract://data/PredictedStartMs/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } }];
                                        return false;
                                      }
                                      else {
                                        if (data10 < 0 || isNaN(data10)) {
                                          validate23.errors = [{ instancePath: instancePath + "/predicted_start_ms", schemaPath: "contract://data/PredictedStartMs/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                                          return false;
                                        }
                                      }
                                    }
                                  }
                                  var valid0 = _errs38 === errors;
                                }
                                else {
                                  var valid0 = true;
                                }
                                if (valid0) {
                                  if (data.predicted_start_low_ms !== undefined) {
                                    let data11 = data.predicted_start_low_ms;
                                    const _errs43 = errors;
                                    const _errs44 = errors;
                                    if (!(((typeof data11 == "number") && (!(data11 % 1) && !isNaN(data11))) && (isFinite(data11)))) {
                                      validate23.errors = [{ instancePath: instancePath + "/predicted_start_low_ms", schemaPath: "contract://data/PredictedStartLowMs/type", keyword: "type", params: { type: "integer" } }];
                                      return false;
                                    }
                                    const _errs46 = errors;
                                    if (!(((typeof data11 == "number") && (!(data11 % 1) && !isNaN(data11))) && (isFinite(data11)))) {
                                      validate23.errors = [{ instancePath: instancePath + "/predicted_start_low_ms", schemaPath: "contract://data/PredictedStartLowMs/allOf/0/type", keyword: "type", params: { type: "integer" } }];
                                      return false;
                                    }
                                    if (errors === _errs46) {
                                      if ((typeof data11 == "number") && (isFinite(data11))) {
                                        if (!(formats0.validate(data11))) {
                                          validate23.errors = [{ instancePath: instancePath + "/predicted_start_low_ms", schemaPath: "contract://data/PredictedStartLowMs/allOf/0/format", keyword: "format", params: { format: "int64" } }];
                                          return false;
                                        }
                                      }
                                    }
                                    if (errors === _errs44) {
                                      if ((typeof data11 == "number") && (isFinite(data11))) {
                                        if (data11 > 9007199254740991 || isNaN(data11)) {
                                          validate23.errors = [{ instancePath: instancePath + "/predicted_start_low_ms", schemaPath: "contract://data/PredictedStartLowMs/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } }];
                                          return false;
                                        }
                                        else {
                                          if (data11 < 0 || isNaN(data11)) {
                                            validate23.errors = [{ instancePath: instancePath + "/predicted_start_low_ms", schemaPath: "contract://data/PredictedStartLowMs/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                                            return false;
                                          }
                                        }
                                      }
                                    }
                                    var valid0 = _errs43 === errors;
                                  }
                                  else {
                                    var valid0 = true;
                                  }
                                  if (valid0) {
                                    if (data.predicted_start_high_ms !== undefined) {
                                      let data12 = data.predicted_start_high_ms;
                                      const _errs48 = errors;
                                      const _errs49 = errors;
                                      if (!(((typeof data12 == "number") && (!(data12 % 1) && !isNaN(data12))) && (isFinite(data12)))) {
                                        validate23.errors = [{ instancePath: instancePath + "/predicted_start_high_ms", schemaPath: "contract://data/PredictedStartHighMs/type", keyword: "type", params: { type: "integer" } }];
                                        return false;
                                      }
                                      const _errs51 = errors;
                                      if (!(((typeof data12 == "number") && (!(data12 % 1) && !isNaN(data12))) && (isFinite(data12)))) {
                                        validate23.errors = [{ instancePath: instancePath + "/predicted_start_high_ms", schemaPath: "contract://data/PredictedStartHighMs/allOf/0/type", keyword: "type", params: { type: "integer" } }];
                                        return false;
                                      }
                                      if (errors === _errs51) {
                                        if ((typeof data12 == "number") && (isFinite(data12))) {
                                          if (!(formats0.validate(data12))) {
                                            validate23.errors = [{ instancePath: instancePath + "/predicted_start_high_ms", schemaPath: "contract://data/PredictedStartHighMs/allOf/0/format", keyword: "format", params: { format: "int64" } }];
                                            return false;
                                          }
                                        }
                                      }
                                      if (errors === _errs49) {
                                        if ((typeof data12 == "number") && (isFinite(data12))) {
                                          if (data12 > 9007199254740991 || isNaN(data12)) {
                                            validate23.errors = [{ instancePath: instancePath + "/predicted_start_high_ms", schemaPath: "contract://data/PredictedStartHighMs/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } }];
                                            return false;
                                          }
                                          else {
                                            if (data12 < 0 || isNaN(data12)) {
                                              validate23.errors = [{ instancePath: instancePath + "/predicted_start_high_ms", schemaPath: "contract://data/PredictedStartHighMs/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                                              return false;
                                            }
                                          }
                                        }
                                      }
                                      var valid0 = _errs48 === errors;
                                    }
                                    else {
                                      var valid0 = true;
                                    }
                                    if (valid0) {
                                      if (data.on_time_probability !== undefined) {
                                        let data13 = data.on_time_probability;
                                        const _errs53 = errors;
                                        const _errs54 = errors;
                                        const _errs56 = errors;
                                        if (errors === _errs56) {
                                          if ((typeof data13 == "number") && (isFinite(data13))) {
                                            if (!(formats4.validate(data13))) {
                                              validate23.errors = [{ instancePath: instancePath + "/on_time_probability", schemaPath: "contract://data/Ratio/allOf/0/format", keyword: "format", params: { format: "double" } }];
                                              return false;
                                            }
                                          }
                                          else {
                                            validate23.errors = [{ instancePath: instancePath + "/on_time_probability", schemaPath: "contract://data/Ratio/allOf/0/type", keyword: "type", params: { type: "number" } }];
                                            return false;
                                          }
                                        }
                                        if (errors === _errs54) {
                                          if ((typeof data13 == "number") && (isFinite(data13))) {
                                            if (data13 > 1 || isNaN(data13)) {
                                              validate23.errors = [{ instancePath: instancePath + "/on_time_probability", schemaPath: "contract://data/Ratio/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1 } }];
                                              return false;
                                            }
                                            else {
                                              if (data13 < 0 || isNaN(data13)) {
                                                validate23.errors = [{ instancePath: instancePath + "/on_time_probability", schemaPath: "contract://data/Ratio/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                                                return false;
                                              }
                                            }
                                          }
                                          else {
                                            validate23.errors = [{ instancePath: instancePath + "/on_time_probability", schemaPath: "contract://data/Ratio/type", keyword: "type", params: { type: "number" } }];
                                            return false;
                                          }
                                        }
                                        var valid0 = _errs53 === errors;
                                      }
                                      else {
                                        var valid0 = true;
                                      }
                                      if (valid0) {
                                        if (data.admission !== undefined) {
                                          const _errs58 = errors;
                                          if (!(validate24(data.admission, { instancePath: instancePath + "/admission", parentData: data, parentDataProperty: "admission", rootData, dynamicAnchors }))) {
                                            vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors);
                                            errors = vErrors.length;
                                          }
                                          var valid0 = _errs58 === errors;
                                        }
                                        else {
                                          var valid0 = true;
                                        }
                                        if (valid0) {
                                          if (data.attempt !== undefined) {
                                            let data15 = data.attempt;
                                            const _errs59 = errors;
                                            const _errs60 = errors;
                                            if (!(((typeof data15 == "number") && (!(data15 % 1) && !isNaN(data15))) && (isFinite(data15)))) {
                                              validate23.errors = [{ instancePath: instancePath + "/attempt", schemaPath: "contract://data/Count/type", keyword: "type", params: { type: "integer" } }];
                                              return false;
                                            }
                                            const _errs62 = errors;
                                            if (!(((typeof data15 == "number") && (!(data15 % 1) && !isNaN(data15))) && (isFinite(data15)))) {
                                              validate23.errors = [{ instancePath: instancePath + "/attempt", schemaPath: "contract://data/Count/allOf/0/type", keyword: "type", params: { type: "integer" } }];
                                              return false;
                                            }
                                            if (errors === _errs62) {
                                              if ((typeof data15 == "number") && (isFinite(data15))) {
                                                if (!(formats0.validate(data15))) {
                                                  validate23.errors = [{ instancePath: instancePath + "/attempt", schemaPath: "contract://data/Count/allOf/0/format", keyword: "format", params: { format: "int64" } }];
                                                  return false;
                                                }
                                              }
                                            }
                                            if (errors === _errs60) {
                                              if ((typeof data15 == "number") && (isFinite(data15))) {
                                                if (data15 > 9007199254740991 || isNaN(data15)) {
                                                  validate23.errors = [{ instancePath: instancePath + "/attempt", schemaPath: "contract://data/Count/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } }];
                                                  return false;
                                                }
                                                else {
                                                  if (data15 < 0 || isNaN(data15)) {
                                                    validate23.errors = [{ instancePath: instancePath + "/attempt", schemaPath: "contract://data/Count/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                                                    return false;
                                                  }
                                                }
                                              }
                                            }
                                            var valid0 = _errs59 === errors;
                                          }
                                          else {
                                            var valid0 = true;
                                          }
                                          if (valid0) {
                                            if (data.admitted_ms !== undefined) {
                                              let data16 = data.admitted_ms;
                                              const _errs64 = errors;
                                              const _errs65 = errors;
                                              if (!(((typeof data16 == "number") && (!(data16 % 1) && !isNaN(data16))) && (isFinite(data16)))) {
                                                validate23.errors = [{ instancePath: instancePath + "/admitted_ms", schemaPath: "contract://data/UnixMs/type", keyword: "type", params: { type: "integer" } }];
                                                return false;
                                              }
                                              const _errs67 = errors;
                                              if (!(((typeof data16 == "number") && (!(data16 % 1) && !isNaN(data16))) && (isFinite(data16)))) {
                                                validate23.errors = [{ instancePath: instancePath + "/admitted_ms", schemaPath: "contract://data/UnixMs/allOf/0/type", keyword: "type", params: { type: "integer" } }];
                                                return false;
                                              }
                                              if (errors === _errs67) {
                                                if ((typeof data16 == "number") && (isFinite(data16))) {
                                                  if (!(formats0.validate(data16))) {
                                                    validate23.errors = [{ instancePath: instancePath + "/admitted_ms", schemaPath: "contract://data/UnixMs/allOf/0/format", keyword: "format", params: { format: "int64" } }];
                                                    return false;
                                                  }
                                                }
                                              }
                                              if (errors === _errs65) {
                                                if ((typeof data16 == "number") && (isFinite(data16))) {
                                                  if (data16 > 8640000000000000 || isNaN(data16)) {
                                                    validate23.errors = [{ instancePath: instancePath + "/admitted_ms", schemaPath: "contract://data/UnixMs/maximum", keyword: "maximum", params: { comparison: "<=", limit: 8640000000000000 } }];
                                                    return false;
                                                  }
                                                  else {
                                                    if (data16 < 0 || isNaN(data16)) {
                                                      validate23.errors = [{ instancePath: instancePath + "/admitted_ms", schemaPath: "contract://data/UnixMs/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                                                      return false;
                                                    }
                                                  }
                                                }
                                              }
                                              var valid0 = _errs64 === errors;
                                            }
                                            else {
                                              var valid0 = true;
                                            }
                                            if (valid0) {
                                              if (data.started_ms !== undefined) {
                                                let data17 = data.started_ms;
                                                const _errs69 = errors;
                                                const _errs70 = errors;
                                                if (!(((typeof data17 == "number") && (!(data17 % 1) && !isNaN(data17))) && (isFinite(data17)))) {
                                                  validate23.errors = [{ instancePath: instancePath + "/started_ms", schemaPath: "contract://data/UnixMs/type", keyword: "type", params: { type: "integer" } }];
                                                  return false;
                                                }
                                                const _errs72 = errors;
                                                if (!(((typeof data17 == "number") && (!(data17 % 1) && !isNaN(data17))) && (isFinite(data17)))) {
                                                  validate23.errors = [{ instancePath: instancePath + "/started_ms", schemaPath: "contract://data/UnixMs/allOf/0/type", keyword: "type", params: { type: "integer" } }];
                                                  return false;
                                                }
                                                if (errors === _errs72) {
                                                  if ((typeof data17 == "number") && (isFinite(data17))) {
                                                    if (!(formats0.validate(data17))) {
                                                      validate23.errors = [{ instancePath: instancePath + "/started_ms", schemaPath: "contract://data/UnixMs/allOf/0/format", keyword: "format", params: { format: "int64" } }];
                                                      return false;
                                                    }
                                                  }
                                                }
                                                if (errors === _errs70) {
                                                  if ((typeof data17 == "number") && (isFinite(data17))) {
                                                    if (data17 > 8640000000000000 || isNaN(data17)) {
                                                      validate23.errors = [{ instancePath: instancePath + "/started_ms", schemaPath: "contract://data/UnixMs/maximum", keyword: "maximum", params: { comparison: "<=", limit: 8640000000000000 } }];
                                                      return false;
                                                    }
                                                    else {
                                                      if (data17 < 0 || isNaN(data17)) {
                                                        validate23.errors = [{ instancePath: instancePath + "/started_ms", schemaPath: "contract://data/UnixMs/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                                                        return false;
                                                      }
                                                    }
                                                  }
                                                }
                                                var valid0 = _errs69 === errors;
                                              }
                                              else {
                                                var valid0 = true;
                                              }
                                              if (valid0) {
                                                if (data.first_token_ms !== undefined) {
                                                  let data18 = data.first_token_ms;
                                                  const _errs74 = errors;
                                                  const _errs75 = errors;
                                                  if (!(((typeof data18 == "number") && (!(data18 % 1) && !isNaN(data18))) && (isFinite(data18)))) {
                                                    validate23.errors = [{ instancePath: instancePath + "/first_token_ms", schemaPath: "contract://data/UnixMs/type", keyword: "type", params: { type: "integer" } }];
                                                    return false;
                                                  }
                                                  const _errs77 = errors;
                                                  if (!(((typeof data18 == "number") && (!(data18 % 1) && !isNaN(data18))) && (isFinite(data18)))) {
                                                    validate23.errors = [{ instancePath: instancePath + "/first_token_ms", schemaPath: "contract://data/UnixMs/allOf/0/type", keyword: "type", params: { type: "integer" } }];
                                                    return false;
                                                  }
                                                  if (errors === _errs77) {
                                                    if ((typeof data18 == "number") && (isFinite(data18))) {
                                                      if (!(formats0.validate(data18))) {
                                                        validate23.errors = [{ instancePath: instancePath + "/first_token_ms", schemaPath: "contract://data/UnixMs/allOf/0/format", keyword: "format", params: { format: "int64" } }];
                                                        return false;
                                                      }
                                                    }
                                                  }
                                                  if (errors === _errs75) {
                                                    if ((typeof data18 == "number") && (isFinite(data18))) {
                                                      if (data18 > 8640000000000000 || isNaN(data18)) {
                                                        validate23.errors = [{ instancePath: instancePath + "/first_token_ms", schemaPath: "contract://data/UnixMs/maximum", keyword: "maximum", params: { comparison: "<=", limit: 8640000000000000 } }];
                                                        return false;
                                                      }
                                                      else {
                                                        if (data18 < 0 || isNaN(data18)) {
                                                          validate23.errors = [{ instancePath: instancePath + "/first_token_ms", schemaPath: "contract://data/UnixMs/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                                                          return false;
                                                        }
                                                      }
                                                    }
                                                  }
                                                  var valid0 = _errs74 === errors;
                                                }
                                                else {
                                                  var valid0 = true;
                                                }
                                                if (valid0) {
                                                  if (data.ended_ms !== undefined) {
                                                    let data19 = data.ended_ms;
                                                    const _errs79 = errors;
                                                    const _errs80 = errors;
                                                    if (!(((typeof data19 == "number") && (!(data19 % 1) && !isNaN(data19))) && (isFinite(data19)))) {
                                                      validate23.errors = [{ instancePath: instancePath + "/ended_ms", schemaPath: "contract://data/UnixMs/type", keyword: "type", params: { type: "integer" } }];
                                                      return false;
                                                    }
                                                    const _errs82 = errors;
                                                    if (!(((typeof data19 == "number") && (!(data19 % 1) && !isNaN(data19))) && (isFinite(data19)))) {
                                                      validate23.errors = [{ instancePath: instancePath + "/ended_ms", schemaPath: "contract://data/UnixMs/allOf/0/type", keyword: "type", params: { type: "integer" } }];
                                                      return false;
                                                    }
                                                    if (errors === _errs82) {
                                                      if ((typeof data19 == "number") && (isFinite(data19))) {
                                                        if (!(formats0.validate(data19))) {
                                                          validate23.errors = [{ instancePath: instancePath + "/ended_ms", schemaPath: "contract://data/UnixMs/allOf/0/format", keyword: "format", params: { format: "int64" } }];
                                                          return false;
                                                        }
                                                      }
                                                    }
                                                    if (errors === _errs80) {
                                                      if ((typeof data19 == "number") && (isFinite(data19))) {
                                                        if (data19 > 8640000000000000 || isNaN(data19)) {
                                                          validate23.errors = [{ instancePath: instancePath + "/ended_ms", schemaPath: "contract://data/UnixMs/maximum", keyword: "maximum", params: { comparison: "<=", limit: 8640000000000000 } }];
                                                          return false;
                                                        }
                                                        else {
                                                          if (data19 < 0 || isNaN(data19)) {
                                                            validate23.errors = [{ instancePath: instancePath + "/ended_ms", schemaPath: "contract://data/UnixMs/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                                                            return false;
                                                          }
                                                        }
                                                      }
                                                    }
                                                    var valid0 = _errs79 === errors;
                                                  }
                                                  else {
                                                    var valid0 = true;
                                                  }
                                                  if (valid0) {
                                                    if (data.tokens_in !== undefined) {
                                                      let data20 = data.tokens_in;
                                                      const _errs84 = errors;
                                                      const _errs85 = errors;
                                                      if (!(((typeof data20 == "number") && (!(data20 % 1) && !isNaN(data20))) && (isFinite(data20)))) {
                                                        validate23.errors = [{ instancePath: instancePath + "/tokens_in", schemaPath: "contract://data/Count/type", keyword: "type", params: { type: "integer" } }];
                                                        return false;
                                                      }
                                                      const _errs87 = errors;
                                                      if (!(((typeof data20 == "number") && (!(data20 % 1) && !isNaN(data20))) && (isFinite(data20)))) {
                                                        validate23.errors = [{ instancePath: instancePath + "/tokens_in", schemaPath: "contract://data/Count/allOf/0/type", keyword: "type", params: { type: "integer" } }];
                                                        return false;
                                                      }
                                                      if (errors === _errs87) {
                                                        if ((typeof data20 == "number") && (isFinite(data20))) {
                                                          if (!(formats0.validate(data20))) {
                                                            validate23.errors = [{ instancePath: instancePath + "/tokens_in", schemaPath: "contract://data/Count/allOf/0/format", keyword: "format", params: { format: "int64" } }];
                                                            return false;
                                                          }
                                                        }
                                                      }
                                                      if (errors === _errs85) {
                                                        if ((typeof data20 == "number") && (isFinite(data20))) {
                                                          if (data20 > 9007199254740991 || isNaN(data20)) {
                                                            validate23.errors = [{ instancePath: instancePath + "/tokens_in", schemaPath: "contract://data/Count/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } }];
                                                            return false;
                                                          }
                                                          else {
                                                            if (data20 < 0 || isNaN(data20)) {
                                                              validate23.errors = [{ instancePath: instancePath + "/tokens_in", schemaPath: "contract://data/Count/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                                                              return false;
                                                            }
                                                          }
                                                        }
                                                      }
                                                      var valid0 = _errs84 === errors;
                                                    }
                                                    else {
                                                      var valid0 = true;
                                                    }
                                                    if (valid0) {
                                                      if (data.tokens_out !== undefined) {
                                                        let data21 = data.tokens_out;
                                                        const _errs89 = errors;
                                                        const _errs90 = errors;
                                                        if (!(((typeof data21 == "number") && (!(data21 % 1) && !isNaN(data21))) && (isFinite(data21)))) {
                                                          validate23.errors = [{ instancePath: instancePath + "/tokens_out", schemaPath: "contract://data/Count/type", keyword: "type", params: { type: "integer" } }];
                                                          return false;
                                                        }
                                                        const _errs92 = errors;
                                                        if (!(((typeof data21 == "number") && (!(data21 % 1) && !isNaN(data21))) && (isFinite(data21)))) {
                                                          validate23.errors = [{ instancePath: instancePath + "/tokens_out", schemaPath: "contract://data/Count/allOf/0/type", keyword: "type", params: { type: "integer" } }];
                                                          return false;
                                                        }
                                                        if (errors === _errs92) {
                                                          if ((typeof data21 == "number") && (isFinite(data21))) {
                                                            if (!(formats0.validate(data21))) {
                                                              validate23.errors = [{ instancePath: instancePath + "/tokens_out", schemaPath: "contract://data/Count/allOf/0/format", keyword: "format", params: { format: "int64" } }];
                                                              return false;
                                                            }
                                                          }
                                                        }
                                                        if (errors === _errs90) {
                                                          if ((typeof data21 == "number") && (isFinite(data21))) {
                                                            if (data21 > 9007199254740991 || isNaN(data21)) {
                                                              validate23.errors = [{ instancePath: instancePath + "/tokens_out", schemaPath: "contract://data/Count/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } }];
                                                              return false;
                                                            }
                                                            else {
                                                              if (data21 < 0 || isNaN(data21)) {
                                                                validate23.errors = [{ instancePath: instancePath + "/tokens_out", schemaPath: "contract://data/Count/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                                                                return false;
                                                              }
                                                            }
                                                          }
                                                        }
                                                        var valid0 = _errs89 === errors;
                                                      }
                                                      else {
                                                        var valid0 = true;
                                                      }
                                                      if (valid0) {
                                                        if (data.seed !== undefined) {
                                                          let data22 = data.seed;
                                                          const _errs94 = errors;
                                                          if (!(((typeof data22 == "number") && (!(data22 % 1) && !isNaN(data22))) && (isFinite(data22)))) {
                                                            validate23.errors = [{ instancePath: instancePath + "/seed", schemaPath: "#/properties/seed/type", keyword: "type", params: { type: "integer" } }];
                                                            return false;
                                                          }
                                                          const _errs96 = errors;
                                                          if (!(((typeof data22 == "number") && (!(data22 % 1) && !isNaN(data22))) && (isFinite(data22)))) {
                                                            validate23.errors = [{ instancePath: instancePath + "/seed", schemaPath: "#/properties/seed/allOf/0/type", keyword: "type", params: { type: "integer" } }];
                                                            return false;
                                                          }
                                                          if (errors === _errs96) {
                                                            if ((typeof data22 == "number") && (isFinite(data22))) {
                                                              if (!(formats0.validate(data22))) {
                                                                validate23.errors = [{ instancePath: instancePath + "/seed", schemaPath: "#/properties/seed/allOf/0/format", keyword: "format", params: { format: "int64" } }];
                                                                return false;
                                                              }
                                                            }
                                                          }
                                                          if (errors === _errs94) {
                                                            if ((typeof data22 == "number") && (isFinite(data22))) {
                                                              if (data22 > 9007199254740991 || isNaN(data22)) {
                                                                validate23.errors = [{ instancePath: instancePath + "/seed", schemaPath: "#/properties/seed/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } }];
                                                                return false;
                                                              }
                                                              else {
                                                                if (data22 < -9007199254740991 || isNaN(data22)) {
                                                                  validate23.errors = [{ instancePath: instancePath + "/seed", schemaPath: "#/properties/seed/minimum", keyword: "minimum", params: { comparison: ">=", limit: -9007199254740991 } }];
                                                                  return false;
                                                                }
                                                              }
                                                            }
                                                          }
                                                          var valid0 = _errs94 === errors;
                                                        }
                                                        else {
                                                          var valid0 = true;
                                                        }
                                                        if (valid0) {
                                                          if (data.granted_tokens !== undefined) {
                                                            let data23 = data.granted_tokens;
                                                            const _errs98 = errors;
                                                            const _errs99 = errors;
                                                            if (!(((typeof data23 == "number") && (!(data23 % 1) && !isNaN(data23))) && (isFinite(data23)))) {
                                                              validate23.errors = [{ instancePath: instancePath + "/granted_tokens", schemaPath: "contract://data/Count/type", keyword: "type", params: { type: "integer" } }];
                                                              return false;
                                                            }
                                                            const _errs101 = errors;
                                                            if (!(((typeof data23 == "number") && (!(data23 % 1) && !isNaN(data23))) && (isFinite(data23)))) {
                                                              validate23.errors = [{ instancePath: instancePath + "/granted_tokens", schemaPath: "contract://data/Count/allOf/0/type", keyword: "type", params: { type: "integer" } }];
                                                              return false;
                                                            }
                                                            if (errors === _errs101) {
                                                              if ((typeof data23 == "number") && (isFinite(data23))) {
                                                                if (!(formats0.validate(data23))) {
                                                                  validate23.errors = [{ instancePath: instancePath + "/granted_tokens", schemaPath: "contract://data/Count/allOf/0/format", keyword: "format", params: { format: "int64" } }];
                                                                  return false;
                                                                }
                                                              }
                                                            }
                                                            if (errors === _errs99) {
                                                              if ((typeof data23 == "number") && (isFinite(data23))) {
                                                                if (data23 > 9007199254740991 || isNaN(data23)) {
                                                                  validate23.errors = [{ instancePath: instancePath + "/granted_tokens", schemaPath: "contract://data/Count/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } }];
                                                                  return false;
                                                                }
                                                                else {
                                                                  if (data23 < 0 || isNaN(data23)) {
                                                                    validate23.errors = [{ instancePath: instancePath + "/granted_tokens", schemaPath: "contract://data/Count/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                                                                    return false;
                                                                  }
                                                                }
                                                              }
                                                            }
                                                            var valid0 = _errs98 === errors;
                                                          }
                                                          else {
                                                            var valid0 = true;
                                                          }
                                                          if (valid0) {
                                                            if (data.decision !== undefined) {
                                                              const _errs103 = errors;
                                                              if (!(validate26(data.decision, { instancePath: instancePath + "/decision", parentData: data, parentDataProperty: "decision", rootData, dynamicAnchors }))) {
                                                                vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
                                                                errors = vErrors.length;
                                                              }
                                                              var valid0 = _errs103 === errors;
                                                            }
                                                            else {
                                                              var valid0 = true;
                                                            }
                                                            if (valid0) {
                                                              if (data.attempts !== undefined) {
                                                                let data25 = data.attempts;
                                                                const _errs104 = errors;
                                                                if (errors === _errs104) {
                                                                  if (Array.isArray(data25)) {
                                                                    if (data25.length > 33) {
                                                                      validate23.errors = [{ instancePath: instancePath + "/attempts", schemaPath: "#/properties/attempts/maxItems", keyword: "maxItems", params: { limit: 33 } }];
                                                                      return false;
                                                                    }
                                                                    else {
                                                                      var valid39 = true;
                                                                      const len0 = data25.length;
                                                                      for (let i0 = 0; i0 < len0; i0++) {
                                                                        const _errs106 = errors;
                                                                        if (!(validate28(data25[i0], { instancePath: instancePath + "/attempts/" + i0, parentData: data25, parentDataProperty: i0, rootData, dynamicAnchors }))) {
                                                                          vErrors = vErrors === null ? validate28.errors : vErrors.concat(validate28.errors);
                                                                          errors = vErrors.length;
                                                                        }
                                                                        var valid39 = _errs106 === errors;
                                                                        if (!valid39) {
                                                                          break;
                                                                        }
                                                                      }
                                                                    }
                                                                  }
                                                                  else {
                                                                    validate23.errors = [{ instancePath: instancePath + "/attempts", schemaPath: "#/properties/attempts/type", keyword: "type", params: { type: "array" } }];
                                                                    return false;
                                                                  }
                                                                }
                                                                var valid0 = _errs104 === errors;
                                                              }
                                                              else {
                                                                var valid0 = true;
                                                              }
                                                              if (valid0) {
                                                                if (data.continued_from !== undefined) {
                                                                  let data27 = data.continued_from;
                                                                  const _errs107 = errors;
                                                                  const _errs108 = errors;
                                                                  if (!(((typeof data27 == "number") && (!(data27 % 1) && !isNaN(data27))) && (isFinite(data27)))) {
                                                                    validate23.errors = [{ instancePath: instancePath + "/continued_from", schemaPath: "contract://data/Count/type", keyword: "type", params: { type: "integer" } }];
                                                                    return false;
                                                                  }
                                                                  const _errs110 = errors;
                                                                  if (!(((typeof data27 == "number") && (!(data27 % 1) && !isNaN(data27))) && (isFinite(data27)))) {
                                                                    validate23.errors = [{ instancePath: instancePath + "/continued_from", schemaPath: "contract://data/Count/allOf/0/type", keyword: "type", params: { type: "integer" } }];
                                                                    return false;
                                                                  }
                                                                  if (errors === _errs110) {
                                                                    if ((typeof data27 == "number") && (isFinite(data27))) {
                                                                      if (!(formats0.validate(data27))) {
                                                                        validate23.errors = [{ instancePath: instancePath + "/continued_from", schemaPath: "contract://data/Count/allOf/0/format", keyword: "format", params: { format: "int64" } }];
                                                                        return false;
                                                                      }
                                                                    }
                                                                  }
                                                                  if (errors === _errs108) {
                                                                    if ((typeof data27 == "number") && (isFinite(data27))) {
                                                                      if (data27 > 9007199254740991 || isNaN(data27)) {
                                                                        validate23.errors = [{ instancePath: instancePath + "/continued_from", schemaPath: "contract://data/Count/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } }];
                                                                        return false;
                                                                      }
                                                                      else {
                                                                        if (data27 < 0 || isNaN(data27)) {
                                                                          validate23.errors = [{ instancePath: instancePath + "/continued_from", schemaPath: "contract://data/Count/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                                                                          return false;
                                                                        }
                                                                      }
                                                                    }
                                                                  }
                                                                  var valid0 = _errs107 === errors;
                                                                }
                                                                else {
                                                                  var valid0 = true;
                                                                }
                                                                if (valid0) {
                                                                  if (data.trace_id !== undefined) {
                                                                    let data28 = data.trace_id;
                                                                    const _errs112 = errors;
                                                                    const _errs113 = errors;
                                                                    if (errors === _errs113) {
                                                                      if (typeof data28 === "string") {
                                                                        if (func1(data28) > 64) {
                                                                          validate23.errors = [{ instancePath: instancePath + "/trace_id", schemaPath: "contract://data/ArtifactId/maxLength", keyword: "maxLength", params: { limit: 64 } }];
                                                                          return false;
                                                                        }
                                                                        else {
                                                                          if (func1(data28) < 64) {
                                                                            validate23.errors = [{ instancePath: instancePath + "/trace_id", schemaPath: "contract://data/ArtifactId/minLength", keyword: "minLength", params: { limit: 64 } }];
                                                                            return false;
                                                                          }
                                                                          else {
                                                                            if (!pattern14.test(data28)) {
                                                                              validate23.errors = [{ instancePath: instancePath + "/trace_id", schemaPath: "contract://data/ArtifactId/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{64}$" } }];
                                                                              return false;
                                                                            }
                                                                          }
                                                                        }
                                                                      }
                                                                      else {
                                                                        validate23.errors = [{ instancePath: instancePath + "/trace_id", schemaPath: "contract://data/ArtifactId/type", keyword: "type", params: { type: "string" } }];
                                                                        return false;
                                                                      }
                                                                    }
                                                                    var valid0 = _errs112 === errors;
                                                                  }
                                                                  else {
                                                                    var valid0 = true;
                                                                  }
                                                                  if (valid0) {
                                                                    if (data.outcome !== undefined) {
                                                                      const _errs115 = errors;
                                                                      if (!(validate30(data.outcome, { instancePath: instancePath + "/outcome", parentData: data, parentDataProperty: "outcome", rootData, dynamicAnchors }))) {
                                                                        vErrors = vErrors === null ? validate30.errors : vErrors.concat(validate30.errors);
                                                                        errors = vErrors.length;
                                                                      }
                                                                      var valid0 = _errs115 === errors;
                                                                    }
                                                                    else {
                                                                      var valid0 = true;
                                                                    }
                                                                  }
                                                                }
                                                              }
                                                            }
                                                          }
                                                        }
                                                      }
                                                    }
                                                  }
                                                }
                                              }
                                            }
                                          }
                                        }
                                      }
                                    }
                                  }
                                }
                              }
                            }
                          }
                        }
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
      else {
        validate23.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }];
        return false;
      }
    }
    validate23.errors = vErrors;
    return errors === 0;
  }
  validate23.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
  const pattern15 = new RegExp("^[A-Za-z0-9_-]+$", "u");
  function validate22(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
    let vErrors = null;
    let errors = 0;
    const evaluated0 = validate22.evaluated;
    if (evaluated0.dynamicProps) {
      evaluated0.props = undefined;
    }
    if (evaluated0.dynamicItems) {
      evaluated0.items = undefined;
    }
    if (errors === 0) {
      if (data && typeof data == "object" && !Array.isArray(data)) {
        let missing0;
        if ((data.tasks === undefined) && (missing0 = "tasks")) {
          validate22.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 } }];
          return false;
        }
        else {
          const _errs1 = errors;
          for (const key0 in data) {
            if (!((key0 === "tasks") || (key0 === "next_cursor"))) {
              validate22.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }];
              return false;
              break;
            }
          }
          if (_errs1 === errors) {
            if (data.tasks !== undefined) {
              let data0 = data.tasks;
              const _errs2 = errors;
              if (errors === _errs2) {
                if (Array.isArray(data0)) {
                  if (data0.length > 200) {
                    validate22.errors = [{ instancePath: instancePath + "/tasks", schemaPath: "#/properties/tasks/maxItems", keyword: "maxItems", params: { limit: 200 } }];
                    return false;
                  }
                  else {
                    var valid1 = true;
                    const len0 = data0.length;
                    for (let i0 = 0; i0 < len0; i0++) {
                      const _errs4 = errors;
                      if (!(validate23(data0[i0], { instancePath: instancePath + "/tasks/" + i0, parentData: data0, parentDataProperty: i0, rootData, dynamicAnchors }))) {
                        vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
                        errors = vErrors.length;
                      }
                      var valid1 = _errs4 === errors;
                      if (!valid1) {
                        break;
                      }
                    }
                  }
                }
                else {
                  validate22.errors = [{ instancePath: instancePath + "/tasks", schemaPath: "#/properties/tasks/type", keyword: "type", params: { type: "array" } }];
                  return false;
                }
              }
              var valid0 = _errs2 === errors;
            }
            else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.next_cursor !== undefined) {
                let data2 = data.next_cursor;
                const _errs5 = errors;
                const _errs6 = errors;
                if (errors === _errs6) {
                  if (typeof data2 === "string") {
                    if (func1(data2) > 64) {
                      validate22.errors = [{ instancePath: instancePath + "/next_cursor", schemaPath: "contract://data/Cursor/maxLength", keyword: "maxLength", params: { limit: 64 } }];
                      return false;
                    }
                    else {
                      if (func1(data2) < 1) {
                        validate22.errors = [{ instancePath: instancePath + "/next_cursor", schemaPath: "contract://data/Cursor/minLength", keyword: "minLength", params: { limit: 1 } }];
                        return false;
                      }
                      else {
                        if (!pattern15.test(data2)) {
                          validate22.errors = [{ instancePath: instancePath + "/next_cursor", schemaPath: "contract://data/Cursor/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9_-]+$" } }];
                          return false;
                        }
                      }
                    }
                  }
                  else {
                    validate22.errors = [{ instancePath: instancePath + "/next_cursor", schemaPath: "contract://data/Cursor/type", keyword: "type", params: { type: "string" } }];
                    return false;
                  }
                }
                var valid0 = _errs5 === errors;
              }
              else {
                var valid0 = true;
              }
            }
          }
        }
      }
      else {
        validate22.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }];
        return false;
      }
    }
    validate22.errors = vErrors;
    return errors === 0;
  }
  validate22.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
  compiled.data_Task = validate23;
  compiled.schema_0e3d9d99e12f = validate45;
  const schema130 = { "type": "object", "properties": { "X-Budget-Tokens-Remaining": { "type": "integer", "minimum": 0, "maximum": 9007199254740991, "allOf": [{ "type": "integer", "format": "int64" }] }, "X-Budget-Time-Remaining-Ms": { "type": "integer", "minimum": 0, "maximum": 9007199254740991, "allOf": [{ "type": "integer", "format": "int64" }] }, "X-Budget-Cost-Remaining": { "type": "number", "minimum": 0, "maximum": 9007199254740991, "allOf": [{ "type": "number", "format": "double" }] } }, "required": [], "additionalProperties": false };
  function validate45(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
    let vErrors = null;
    let errors = 0;
    const evaluated0 = validate45.evaluated;
    if (evaluated0.dynamicProps) {
      evaluated0.props = undefined;
    }
    if (evaluated0.dynamicItems) {
      evaluated0.items = undefined;
    }
    if (errors === 0) {
      if (data && typeof data == "object" && !Array.isArray(data)) {
        const _errs1 = errors;
        for (const key0 in data) {
          if (!(((key0 === "X-Budget-Tokens-Remaining") || (key0 === "X-Budget-Time-Remaining-Ms")) || (key0 === "X-Budget-Cost-Remaining"))) {
            validate45.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }];
            return false;
            break;
          }
        }
        if (_errs1 === errors) {
          if (data["X-Budget-Tokens-Remaining"] !== undefined) {
            let data0 = data["X-Budget-Tokens-Remaining"];
            const _errs2 = errors;
            if (!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))) {
              validate45.errors = [{ instancePath: instancePath + "/X-Budget-Tokens-Remaining", schemaPath: "#/properties/X-Budget-Tokens-Remaining/type", keyword: "type", params: { type: "integer" } }];
              return false;
            }
            const _errs4 = errors;
            if (!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))) {
              validate45.errors = [{ instancePath: instancePath + "/X-Budget-Tokens-Remaining", schemaPath: "#/properties/X-Budget-Tokens-Remaining/allOf/0/type", keyword: "type", params: { type: "integer" } }];
              return false;
            }
            if (errors === _errs4) {
              if ((typeof data0 == "number") && (isFinite(data0))) {
                if (!(formats0.validate(data0))) {
                  validate45.errors = [{ instancePath: instancePath + "/X-Budget-Tokens-Remaining", schemaPath: "#/properties/X-Budget-Tokens-Remaining/allOf/0/format", keyword: "format", params: { format: "int64" } }];
                  return false;
                }
              }
            }
            if (errors === _errs2) {
              if ((typeof data0 == "number") && (isFinite(data0))) {
                if (data0 > 9007199254740991 || isNaN(data0)) {
                  validate45.errors = [{ instancePath: instancePath + "/X-Budget-Tokens-Remaining", schemaPath: "#/properties/X-Budget-Tokens-Remaining/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } }];
                  return false;
                }
                else {
                  if (data0 < 0 || isNaN(data0)) {
                    validate45.errors = [{ instancePath: instancePath + "/X-Budget-Tokens-Remaining", schemaPath: "#/properties/X-Budget-Tokens-Remaining/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                    return false;
                  }
                }
              }
            }
            var valid0 = _errs2 === errors;
          }
          else {
            var valid0 = true;
          }
          if (valid0) {
            if (data["X-Budget-Time-Remaining-Ms"] !== undefined) {
              let data1 = data["X-Budget-Time-Remaining-Ms"];
              const _errs6 = errors;
              if (!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))) {
                validate45.errors = [{ instancePath: instancePath + "/X-Budget-Time-Remaining-Ms", schemaPath: "#/properties/X-Budget-Time-Remaining-Ms/type", keyword: "type", params: { type: "integer" } }];
                return false;
              }
              const _errs8 = errors;
              if (!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))) {
                validate45.errors = [{ instancePath: instancePath + "/X-Budget-Time-Remaining-Ms", schemaPath: "#/properties/X-Budget-Time-Remaining-Ms/allOf/0/type", keyword: "type", params: { type: "integer" } }];
                return false;
              }
              if (errors === _errs8) {
                if ((typeof data1 == "number") && (isFinite(data1))) {
                  if (!(formats0.validate(data1))) {
                    validate45.errors = [{ instancePath: instancePath + "/X-Budget-Time-Remaining-Ms", schemaPath: "#/properties/X-Budget-Time-Remaining-Ms/allOf/0/format", keyword: "format", params: { format: "int64" } }];
                    return false;
                  }
                }
              }
              if (errors === _errs6) {
                if ((typeof data1 == "number") && (isFinite(data1))) {
                  if (data1 > 9007199254740991 || isNaN(data1)) {
                    validate45.errors = [{ instancePath: instancePath + "/X-Budget-Time-Remaining-Ms", schemaPath: "#/properties/X-Budget-Time-Remaining-Ms/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } }];
                    return false;
                  }
                  else {
                    if (data1 < 0 || isNaN(data1)) {
                      validate45.errors = [{ instancePath: instancePath + "/X-Budget-Time-Remaining-Ms", schemaPath: "#/properties/X-Budget-Time-Remaining-Ms/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                      return false;
                    }
                  }
                }
              }
              var valid0 = _errs6 === errors;
            }
            else {
              var valid0 = true;
            }
            if (valid0) {
              if (data["X-Budget-Cost-Remaining"] !== undefined) {
                let data2 = data["X-Budget-Cost-Remaining"];
                const _errs10 = errors;
                const _errs12 = errors;
                if (errors === _errs12) {
                  if ((typeof data2 == "number") && (isFinite(data2))) {
                    if (!(formats4.validate(data2))) {
                      validate45.errors = [{ instancePath: instancePath + "/X-Budget-Cost-Remaining", schemaPath: "#/properties/X-Budget-Cost-Remaining/allOf/0/format", keyword: "format", params: { format: "double" } }];
                      return false;
                    }
                  }
                  else {
                    validate45.errors = [{ instancePath: instancePath + "/X-Budget-Cost-Remaining", schemaPath: "#/properties/X-Budget-Cost-Remaining/allOf/0/type", keyword: "type", params: { type: "number" } }];
                    return false;
                  }
                }
                if (errors === _errs10) {
                  if ((typeof data2 == "number") && (isFinite(data2))) {
                    if (data2 > 9007199254740991 || isNaN(data2)) {
                      validate45.errors = [{ instancePath: instancePath + "/X-Budget-Cost-Remaining", schemaPath: "#/properties/X-Budget-Cost-Remaining/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } }];
                      return false;
                    }
                    else {
                      if (data2 < 0 || isNaN(data2)) {
                        validate45.errors = [{ instancePath: instancePath + "/X-Budget-Cost-Remaining", schemaPath: "#/properties/X-Budget-Cost-Remaining/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                        return false;
                      }
                    }
                  }
                  else {
                    validate45.errors = [{ instancePath: instancePath + "/X-Budget-Cost-Remaining", schemaPath: "#/properties/X-Budget-Cost-Remaining/type", keyword: "type", params: { type: "number" } }];
                    return false;
                  }
                }
                var valid0 = _errs10 === errors;
              }
              else {
                var valid0 = true;
              }
            }
          }
        }
      }
      else {
        validate45.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }];
        return false;
      }
    }
    validate45.errors = vErrors;
    return errors === 0;
  }
  validate45.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
  compiled.data_SessionInfo = validate46;
  const schema131 = { "type": "object", "additionalProperties": false, "required": ["session_id", "ttl_ms_remaining", "turns", "max_turns", "kv_bytes", "kv_warmth"], "properties": { "session_id": { "$ref": "contract://data/Uuid" }, "ttl_ms_remaining": { "$ref": "contract://data/Milliseconds" }, "turns": { "$ref": "contract://data/Count" }, "max_turns": { "$ref": "contract://data/Count" }, "kv_bytes": { "type": "integer", "minimum": 0, "maximum": 9007199254740991, "allOf": [{ "type": "integer", "format": "int64" }] }, "kv_warmth": { "type": "boolean" }, "tokens_budget_remaining": { "$ref": "contract://data/TokensBudgetRemaining" }, "time_budget_remaining_ms": { "$ref": "contract://data/TimeBudgetRemaining" }, "cost_budget_remaining": { "$ref": "contract://data/CostBudgetRemaining" } } };
  const schema136 = { "type": "integer", "minimum": 0, "maximum": 9007199254740991, "allOf": [{ "type": "integer", "format": "int64" }] };
  const schema137 = { "type": "integer", "minimum": 0, "maximum": 9007199254740991, "allOf": [{ "type": "integer", "format": "int64" }] };
  const schema138 = { "type": "number", "minimum": 0, "maximum": 9007199254740991, "allOf": [{ "type": "number", "format": "double" }] };
  function validate46(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
    let vErrors = null;
    let errors = 0;
    const evaluated0 = validate46.evaluated;
    if (evaluated0.dynamicProps) {
      evaluated0.props = undefined;
    }
    if (evaluated0.dynamicItems) {
      evaluated0.items = undefined;
    }
    if (errors === 0) {
      if (data && typeof data == "object" && !Array.isArray(data)) {
        let missing0;
        if (((((((data.session_id === undefined) && (missing0 = "session_id")) || ((data.ttl_ms_remaining === undefined) && (missing0 = "ttl_ms_remaining"))) || ((data.turns === undefined) && (missing0 = "turns"))) || ((data.max_turns === undefined) && (missing0 = "max_turns"))) || ((data.kv_bytes === undefined) && (missing0 = "kv_bytes"))) || ((data.kv_warmth === undefined) && (missing0 = "kv_warmth"))) {
          validate46.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 } }];
          return false;
        }
        else {
          const _errs1 = errors;
          for (const key0 in data) {
            if (!(func7.call(schema131.properties, key0))) {
              validate46.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }];
              return false;
              break;
            }
          }
          if (_errs1 === errors) {
            if (data.session_id !== undefined) {
              let data0 = data.session_id;
              const _errs2 = errors;
              const _errs3 = errors;
              const _errs5 = errors;
              if (errors === _errs5) {
                if (errors === _errs5) {
                  if (typeof data0 === "string") {
                    if (!(formats6.test(data0))) {
                      validate46.errors = [{ instancePath: instancePath + "/session_id", schemaPath: "contract://data/Uuid/allOf/0/format", keyword: "format", params: { format: "uuid" } }];
                      return false;
                    }
                  }
                  else {
                    validate46.errors = [{ instancePath: instancePath + "/session_id", schemaPath: "contract://data/Uuid/allOf/0/type", keyword: "type", params: { type: "string" } }];
                    return false;
                  }
                }
              }
              if (errors === _errs3) {
                if (typeof data0 === "string") {
                  if (func1(data0) > 36) {
                    validate46.errors = [{ instancePath: instancePath + "/session_id", schemaPath: "contract://data/Uuid/maxLength", keyword: "maxLength", params: { limit: 36 } }];
                    return false;
                  }
                  else {
                    if (func1(data0) < 36) {
                      validate46.errors = [{ instancePath: instancePath + "/session_id", schemaPath: "contract://data/Uuid/minLength", keyword: "minLength", params: { limit: 36 } }];
                      return false;
                    }
                    else {
                      if (!pattern4.test(data0)) {
                        validate46.errors = [{ instancePath: instancePath + "/session_id", schemaPath: "contract://data/Uuid/pattern", keyword: "pattern", params: { pattern: "^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$" } }];
                        return false;
                      }
                    }
                  }
                }
                else {
                  validate46.errors = [{ instancePath: instancePath + "/session_id", schemaPath: "contract://data/Uuid/type", keyword: "type", params: { type: "string" } }];
                  return false;
                }
              }
              var valid0 = _errs2 === errors;
            }
            else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.ttl_ms_remaining !== undefined) {
                let data1 = data.ttl_ms_remaining;
                const _errs7 = errors;
                const _errs8 = errors;
                if (!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))) {
                  validate46.errors = [{ instancePath: instancePath + "/ttl_ms_remaining", schemaPath: "contract://data/Milliseconds/type", keyword: "type", params: { type: "integer" } }];
                  return false;
                }
                const _errs10 = errors;
                if (!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))) {
                  validate46.errors = [{ instancePath: instancePath + "/ttl_ms_remaining", schemaPath: "contract://data/Milliseconds/allOf/0/type", keyword: "type", params: { type: "integer" } }];
                  return false;
                }
                if (errors === _errs10) {
                  if ((typeof data1 == "number") && (isFinite(data1))) {
                    if (!(formats0.validate(data1))) {
                      validate46.errors = [{ instancePath: instancePath + "/ttl_ms_remaining", schemaPath: "contract://data/Milliseconds/allOf/0/format", keyword: "format", params: { format: "int64" } }];
                      return false;
                    }
                  }
                }
                if (errors === _errs8) {
                  if ((typeof data1 == "number") && (isFinite(data1))) {
                    if (data1 > 9007199254740991 || isNaN(data1)) {
                      validate46.errors = [{ instancePath: instancePath + "/ttl_ms_remaining", schemaPath: "contract://data/Milliseconds/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } }];
                      return false;
                    }
                    else {
                      if (data1 < 0 || isNaN(data1)) {
                        validate46.errors = [{ instancePath: instancePath + "/ttl_ms_remaining", schemaPath: "contract://data/Milliseconds/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                        return false;
                      }
                    }
                  }
                }
                var valid0 = _errs7 === errors;
              }
              else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.turns !== undefined) {
                  let data2 = data.turns;
                  const _errs12 = errors;
                  const _errs13 = errors;
                  if (!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))) {
                    validate46.errors = [{ instancePath: instancePath + "/turns", schemaPath: "contract://data/Count/type", keyword: "type", params: { type: "integer" } }];
                    return false;
                  }
                  const _errs15 = errors;
                  if (!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))) {
                    validate46.errors = [{ instancePath: instancePath + "/turns", schemaPath: "contract://data/Count/allOf/0/type", keyword: "type", params: { type: "integer" } }];
                    return false;
                  }
                  if (errors === _errs15) {
                    if ((typeof data2 == "number") && (isFinite(data2))) {
                      if (!(formats0.validate(data2))) {
                        validate46.errors = [{ instancePath: instancePath + "/turns", schemaPath: "contract://data/Count/allOf/0/format", keyword: "format", params: { format: "int64" } }];
                        return false;
                      }
                    }
                  }
                  if (errors === _errs13) {
                    if ((typeof data2 == "number") && (isFinite(data2))) {
                      if (data2 > 9007199254740991 || isNaN(data2)) {
                        validate46.errors = [{ instancePath: instancePath + "/turns", schemaPath: "contract://data/Count/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } }];
                        return false;
                      }
                      else {
                        if (data2 < 0 || isNaN(data2)) {
                          validate46.errors = [{ instancePath: instancePath + "/turns", schemaPath: "contract://data/Count/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                          return false;
                        }
                      }
                    }
                  }
                  var valid0 = _errs12 === errors;
                }
                else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.max_turns !== undefined) {
                    let data3 = data.max_turns;
                    const _errs17 = errors;
                    const _errs18 = errors;
                    if (!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))) {
                      validate46.errors = [{ instancePath: instancePath + "/max_turns", schemaPath: "contract://data/Count/type", keyword: "type", params: { type: "integer" } }];
                      return false;
                    }
                    const _errs20 = errors;
                    if (!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))) {
                      validate46.errors = [{ instancePath: instancePath + "/max_turns", schemaPath: "contract://data/Count/allOf/0/type", keyword: "type", params: { type: "integer" } }];
                      return false;
                    }
                    if (errors === _errs20) {
                      if ((typeof data3 == "number") && (isFinite(data3))) {
                        if (!(formats0.validate(data3))) {
                          validate46.errors = [{ instancePath: instancePath + "/max_turns", schemaPath: "contract://data/Count/allOf/0/format", keyword: "format", params: { format: "int64" } }];
                          return false;
                        }
                      }
                    }
                    if (errors === _errs18) {
                      if ((typeof data3 == "number") && (isFinite(data3))) {
                        if (data3 > 9007199254740991 || isNaN(data3)) {
                          validate46.errors = [{ instancePath: instancePath + "/max_turns", schemaPath: "contract://data/Count/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } }];
                          return false;
                        }
                        else {
                          if (data3 < 0 || isNaN(data3)) {
                            validate46.errors = [{ instancePath: instancePath + "/max_turns", schemaPath: "contract://data/Count/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                            return false;
                          }
                        }
                      }
                    }
                    var valid0 = _errs17 === errors;
                  }
                  else {
                    var valid0 = true;
                  }
                  if (valid0) {
                    if (data.kv_bytes !== undefined) {
                      let data4 = data.kv_bytes;
                      const _errs22 = errors;
                      if (!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))) {
                        validate46.errors = [{ instancePath: instancePath + "/kv_bytes", schemaPath: "#/properties/kv_bytes/type", keyword: "type", params: { type: "integer" } }];
                        return false;
                      }
                      const _errs24 = errors;
                      if (!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))) {
                        validate46.errors = [{ instancePath: instancePath + "/kv_bytes", schemaPath: "#/properties/kv_bytes/allOf/0/type", keyword: "type", params: { type: "integer" } }];
                        return false;
                      }
                      if (errors === _errs24) {
                        if ((typeof data4 == "number") && (isFinite(data4))) {
                          if (!(formats0.validate(data4))) {
                            validate46.errors = [{ instancePath: instancePath + "/kv_bytes", schemaPath: "#/properties/kv_bytes/allOf/0/format", keyword: "format", params: { format: "int64" } }];
                            return false;
                          }
                        }
                      }
                      if (errors === _errs22) {
                        if ((typeof data4 == "number") && (isFinite(data4))) {
                          if (data4 > 9007199254740991 || isNaN(data4)) {
                            validate46.errors = [{ instancePath: instancePath + "/kv_bytes", schemaPath: "#/properties/kv_bytes/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } }];
                            return false;
                          }
                          else {
                            if (data4 < 0 || isNaN(data4)) {
                              validate46.errors = [{ instancePath: instancePath + "/kv_bytes", schemaPath: "#/properties/kv_bytes/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                              return false;
                            }
                          }
                        }
                      }
                      var valid0 = _errs22 === errors;
                    }
                    else {
                      var valid0 = true;
                    }
                    if (valid0) {
                      if (data.kv_warmth !== undefined) {
                        const _errs26 = errors;
                        if (typeof data.kv_warmth !== "boolean") {
                          validate46.errors = [{ instancePath: instancePath + "/kv_warmth", schemaPath: "#/properties/kv_warmth/type", keyword: "type", params: { type: "boolean" } }];
                          return false;
                        }
                        var valid0 = _errs26 === errors;
                      }
                      else {
                        var valid0 = true;
                      }
                      if (valid0) {
                        if (data.tokens_budget_remaining !== undefined) {
                          let data6 = data.tokens_budget_remaining;
                          const _errs28 = errors;
                          const _errs29 = errors;
                          if (!(((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6))) && (isFinite(data6)))) {
                            validate46.errors = [{ instancePath: instancePath + "/tokens_budget_remaining", schemaPath: "contract://data/TokensBudgetRemaining/type", keyword: "type", params: { type: "integer" } }];
                            return false;
                          }
                          const _errs31 = errors;
                          if (!(((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6))) && (isFinite(data6)))) {
                            validate46.errors = [{ instancePath: instancePath + "/tokens_budget_remaining", schemaPath: "contract://data/TokensBudgetRemaining/allOf/0/type", keyword: "type", params: { type: "integer" } }];
                            return false;
                          }
                          if (errors === _errs31) {
                            if ((typeof data6 == "number") && (isFinite(data6))) {
                              if (!(formats0.validate(data6))) {
                                validate46.errors = [{ instancePath: instancePath + "/tokens_budget_remaining", schemaPath: "contract://data/TokensBudgetRemaining/allOf/0/format", keyword: "format", params: { format: "int64" } }];
                                return false;
                              }
                            }
                          }
                          if (errors === _errs29) {
                            if ((typeof data6 == "number") && (isFinite(data6))) {
                              if (data6 > 9007199254740991 || isNaN(data6)) {
                                validate46.errors = [{ instancePath: instancePath + "/tokens_budget_remaining", schemaPath: "contract://data/TokensBudgetRemaining/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } }];
                                return false;
                              }
                              else {
                                if (data6 < 0 || isNaN(data6)) {
                                  validate46.errors = [{ instancePath: instancePath + "/tokens_budget_remaining", schemaPath: "contract://data/TokensBudgetRemaining/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                                  return false;
                                }
                              }
                            }
                          }
                          var valid0 = _errs28 === errors;
                        }
                        else {
                          var valid0 = true;
                        }
                        if (valid0) {
                          if (data.time_budget_remaining_ms !== undefined) {
                            let data7 = data.time_budget_remaining_ms;
                            const _errs33 = errors;
                            const _errs34 = errors;
                            if (!(((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7))) && (isFinite(data7)))) {
                              validate46.errors = [{ instancePath: instancePath + "/time_budget_remaining_ms", schemaPath: "contract://data/TimeBudgetRemaining/type", keyword: "type", params: { type: "integer" } }];
                              return false;
                            }
                            const _errs36 = errors;
                            if (!(((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7))) && (isFinite(data7)))) {
                              validate46.errors = [{ instancePath: instancePath + "/time_budget_remaining_ms", schemaPath: "contract://data/TimeBudgetRemaining/allOf/0/type", keyword: "type", params: { type: "integer" } }];
                              return false;
                            }
                            if (errors === _errs36) {
                              if ((typeof data7 == "number") && (isFinite(data7))) {
                                if (!(formats0.validate(data7))) {
                                  validate46.errors = [{ instancePath: instancePath + "/time_budget_remaining_ms", schemaPath: "contract://data/TimeBudgetRemaining/allOf/0/format", keyword: "format", params: { format: "int64" } }];
                                  return false;
                                }
                              }
                            }
                            if (errors === _errs34) {
                              if ((typeof data7 == "number") && (isFinite(data7))) {
                                if (data7 > 9007199254740991 || isNaN(data7)) {
                                  validate46.errors = [{ instancePath: instancePath + "/time_budget_remaining_ms", schemaPath: "contract://data/TimeBudgetRemaining/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } }];
                                  return false;
                                }
                                else {
                                  if (data7 < 0 || isNaN(data7)) {
                                    validate46.errors = [{ instancePath: instancePath + "/time_budget_remaining_ms", schemaPath: "contract://data/TimeBudgetRemaining/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                                    return false;
                                  }
                                }
                              }
                            }
                            var valid0 = _errs33 === errors;
                          }
                          else {
                            var valid0 = true;
                          }
                          if (valid0) {
                            if (data.cost_budget_remaining !== undefined) {
                              let data8 = data.cost_budget_remaining;
                              const _errs38 = errors;
                              const _errs39 = errors;
                              const _errs41 = errors;
                              if (errors === _errs41) {
                                if ((typeof data8 == "number") && (isFinite(data8))) {
                                  if (!(formats4.validate(data8))) {
                                    validate46.errors = [{ instancePath: instancePath + "/cost_budget_remaining", schemaPath: "contract://data/CostBudgetRemaining/allOf/0/format", keyword: "format", params: { format: "double" } }];
                                    return false;
                                  }
                                }
                                else {
                                  validate46.errors = [{ instancePath: instancePath + "/cost_budget_remaining", schemaPath: "contract://data/CostBudgetRemaining/allOf/0/type", keyword: "type", params: { type: "number" } }];
                                  return false;
                                }
                              }
                              if (errors === _errs39) {
                                if ((typeof data8 == "number") && (isFinite(data8))) {
                                  if (data8 > 9007199254740991 || isNaN(data8)) {
                                    validate46.errors = [{ instancePath: instancePath + "/cost_budget_remaining", schemaPath: "contract://data/CostBudgetRemaining/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } }];
                                    return false;
                                  }
                                  else {
                                    if (data8 < 0 || isNaN(data8)) {
                                      validate46.errors = [{ instancePath: instancePath + "/cost_budget_remaining", schemaPath: "contract://data/CostBudgetRemaining/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                                      return false;
                                    }
                                  }
                                }
                                else {
                                  validate46.errors = [{ instancePath: instancePath + "/cost_budget_remaining", schemaPath: "contract://data/CostBudgetRemaining/type", keyword: "type", params: { type: "number" } }];
                                  return false;
                                }
                              }
                              var valid0 = _errs38 === errors;
                            }
                            else {
                              var valid0 = true;
                            }
                          }
                        }
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
      else {
        validate46.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }];
        return false;
      }
    }
    validate46.errors = vErrors;
    return errors === 0;
  }
  validate46.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
  compiled.control_Capabilities = validate47;
  const schema139 = { "type": "object", "additionalProperties": false, "required": ["api_version", "engines"], "properties": { "api_version": { "type": "string", "minLength": 5, "maxLength": 32, "pattern": "^[0-9]+\\.[0-9]+\\.[0-9]+$" }, "engines": { "type": "array", "maxItems": 16, "items": { "$ref": "contract://control/EngineCapabilities" } } } };
  const pattern17 = new RegExp("^[0-9]+\\.[0-9]+\\.[0-9]+$", "u");
  const schema140 = { "type": "object", "additionalProperties": false, "required": ["engine", "engine_versions", "ctx_max", "supported_workloads", "concurrency", "rate_limits", "features", "pools", "model_refs"], "properties": { "engine": { "$ref": "contract://control/EngineKind" }, "engine_versions": { "type": "array", "maxItems": 64, "items": { "$ref": "contract://control/EngineVersion" } }, "ctx_max": { "$ref": "contract://control/Count" }, "supported_workloads": { "type": "array", "maxItems": 8, "items": { "$ref": "contract://control/Workload" } }, "concurrency": { "$ref": "contract://control/Count" }, "rate_limits": { "$ref": "contract://control/RateLimits" }, "features": { "type": "array", "maxItems": 16, "items": { "$ref": "contract://control/EngineFeature" } }, "pools": { "type": "array", "maxItems": 256, "items": { "$ref": "contract://control/PoolId" } }, "model_refs": { "type": "array", "maxItems": 4096, "items": { "$ref": "contract://control/ModelRef" } } } };
  const schema141 = { "type": "string", "enum": ["llamacpp", "vllm", "tgi", "triton", "openai", "mock"] };
  const schema142 = { "type": "string", "minLength": 1, "maxLength": 256 };
  const schema143 = { "type": "integer", "minimum": 0, "maximum": 9007199254740991, "allOf": [{ "type": "integer", "format": "int64" }] };
  const schema144 = { "type": "string", "enum": ["completion", "embedding", "rerank"] };
  const schema147 = { "type": "string", "enum": ["chat_template", "continuation", "exact_token_count", "grammar", "json_schema", "kv_usage", "seed", "stop"] };
  const schema148 = { "type": "string", "minLength": 1, "maxLength": 64, "pattern": "^[A-Za-z0-9][A-Za-z0-9._-]*$" };
  const schema149 = { "type": "string", "minLength": 1, "maxLength": 1024, "pattern": "^[^\\x00-\\x1f\\x7f]+$" };
  const schema146 = { "type": "object", "additionalProperties": false, "properties": { "concurrent_jobs": { "type": "integer", "minimum": 1, "maximum": 1000000 }, "requests_per_minute": { "type": "integer", "minimum": 1, "maximum": 1000000 }, "tokens_per_minute": { "type": "integer", "minimum": 1, "maximum": 1000000000000, "allOf": [{ "type": "integer", "format": "int64" }] }, "queued_kv_mb": { "type": "integer", "minimum": 1, "maximum": 1000000000 } } };
  function validate49(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
    let vErrors = null;
    let errors = 0;
    const evaluated0 = validate49.evaluated;
    if (evaluated0.dynamicProps) {
      evaluated0.props = undefined;
    }
    if (evaluated0.dynamicItems) {
      evaluated0.items = undefined;
    }
    if (errors === 0) {
      if (data && typeof data == "object" && !Array.isArray(data)) {
        const _errs1 = errors;
        for (const key0 in data) {
          if (!((((key0 === "concurrent_jobs") || (key0 === "requests_per_minute")) || (key0 === "tokens_per_minute")) || (key0 === "queued_kv_mb"))) {
            validate49.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }];
            return false;
            break;
          }
        }
        if (_errs1 === errors) {
          if (data.concurrent_jobs !== undefined) {
            let data0 = data.concurrent_jobs;
            const _errs2 = errors;
            if (!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))) {
              validate49.errors = [{ instancePath: instancePath + "/concurrent_jobs", schemaPath: "#/properties/concurrent_jobs/type", keyword: "type", params: { type: "integer" } }];
              return false;
            }
            if (errors === _errs2) {
              if ((typeof data0 == "number") && (isFinite(data0))) {
                if (data0 > 1000000 || isNaN(data0)) {
                  validate49.errors = [{ instancePath: instancePath + "/concurrent_jobs", schemaPath: "#/properties/concurrent_jobs/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1000000 } }];
                  return false;
                }
                else {
                  if (data0 < 1 || isNaN(data0)) {
                    validate49.errors = [{ instancePath: instancePath + "/concurrent_jobs", schemaPath: "#/properties/concurrent_jobs/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 } }];
                    return false;
                  }
                }
              }
            }
            var valid0 = _errs2 === errors;
          }
          else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.requests_per_minute !== undefined) {
              let data1 = data.requests_per_minute;
              const _errs4 = errors;
              if (!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))) {
                validate49.errors = [{ instancePath: instancePath + "/requests_per_minute", schemaPath: "#/properties/requests_per_minute/type", keyword: "type", params: { type: "integer" } }];
                return false;
              }
              if (errors === _errs4) {
                if ((typeof data1 == "number") && (isFinite(data1))) {
                  if (data1 > 1000000 || isNaN(data1)) {
                    validate49.errors = [{ instancePath: instancePath + "/requests_per_minute", schemaPath: "#/properties/requests_per_minute/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1000000 } }];
                    return false;
                  }
                  else {
                    if (data1 < 1 || isNaN(data1)) {
                      validate49.errors = [{ instancePath: instancePath + "/requests_per_minute", schemaPath: "#/properties/requests_per_minute/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 } }];
                      return false;
                    }
                  }
                }
              }
              var valid0 = _errs4 === errors;
            }
            else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.tokens_per_minute !== undefined) {
                let data2 = data.tokens_per_minute;
                const _errs6 = errors;
                if (!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))) {
                  validate49.errors = [{ instancePath: instancePath + "/tokens_per_minute", schemaPath: "#/properties/tokens_per_minute/type", keyword: "type", params: { type: "integer" } }];
                  return false;
                }
                const _errs8 = errors;
                if (!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))) {
                  validate49.errors = [{ instancePath: instancePath + "/tokens_per_minute", schemaPath: "#/properties/tokens_per_minute/allOf/0/type", keyword: "type", params: { type: "integer" } }];
                  return false;
                }
                if (errors === _errs8) {
                  if ((typeof data2 == "number") && (isFinite(data2))) {
                    if (!(formats0.validate(data2))) {
                      validate49.errors = [{ instancePath: instancePath + "/tokens_per_minute", schemaPath: "#/properties/tokens_per_minute/allOf/0/format", keyword: "format", params: { format: "int64" } }];
                      return false;
                    }
                  }
                }
                if (errors === _errs6) {
                  if ((typeof data2 == "number") && (isFinite(data2))) {
                    if (data2 > 1000000000000 || isNaN(data2)) {
                      validate49.errors = [{ instancePath: instancePath + "/tokens_per_minute", schemaPath: "#/properties/tokens_per_minute/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1000000000000 } }];
                      return false;
                    }
                    else {
                      if (data2 < 1 || isNaN(data2)) {
                        validate49.errors = [{ instancePath: instancePath + "/tokens_per_minute", schemaPath: "#/properties/tokens_per_minute/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 } }];
                        return false;
                      }
                    }
                  }
                }
                var valid0 = _errs6 === errors;
              }
              else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.queued_kv_mb !== undefined) {
                  let data3 = data.queued_kv_mb;
                  const _errs10 = errors;
                  if (!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))) {
                    validate49.errors = [{ instancePath: instancePath + "/queued_kv_mb", schemaPath: "#/properties/queued_kv_mb/type", keyword: "type", params: { type: "integer" } }];
                    return false;
                  }
                  if (errors === _errs10) {
                    if ((typeof data3 == "number") && (isFinite(data3))) {
                      if (data3 > 1000000000 || isNaN(data3)) {
                        validate49.errors = [{ instancePath: instancePath + "/queued_kv_mb", schemaPath: "#/properties/queued_kv_mb/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1000000000 } }];
                        return false;
                      }
                      else {
                        if (data3 < 1 || isNaN(data3)) {
                          validate49.errors = [{ instancePath: instancePath + "/queued_kv_mb", schemaPath: "#/properties/queued_kv_mb/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 } }];
                          return false;
                        }
                      }
                    }
                  }
                  var valid0 = _errs10 === errors;
                }
                else {
                  var valid0 = true;
                }
              }
            }
          }
        }
      }
      else {
        validate49.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }];
        return false;
      }
    }
    validate49.errors = vErrors;
    return errors === 0;
  }
  validate49.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
  function validate48(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
    let vErrors = null;
    let errors = 0;
    const evaluated0 = validate48.evaluated;
    if (evaluated0.dynamicProps) {
      evaluated0.props = undefined;
    }
    if (evaluated0.dynamicItems) {
      evaluated0.items = undefined;
    }
    if (errors === 0) {
      if (data && typeof data == "object" && !Array.isArray(data)) {
        let missing0;
        if ((((((((((data.engine === undefined) && (missing0 = "engine")) || ((data.engine_versions === undefined) && (missing0 = "engine_versions"))) || ((data.ctx_max === undefined) && (missing0 = "ctx_max"))) || ((data.supported_workloads === undefined) && (missing0 = "supported_workloads"))) || ((data.concurrency === undefined) && (missing0 = "concurrency"))) || ((data.rate_limits === undefined) && (missing0 = "rate_limits"))) || ((data.features === undefined) && (missing0 = "features"))) || ((data.pools === undefined) && (missing0 = "pools"))) || ((data.model_refs === undefined) && (missing0 = "model_refs"))) {
          validate48.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 } }];
          return false;
        }
        else {
          const _errs1 = errors;
          for (const key0 in data) {
            if (!(func7.call(schema140.properties, key0))) {
              validate48.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }];
              return false;
              break;
            }
          }
          if (_errs1 === errors) {
            if (data.engine !== undefined) {
              let data0 = data.engine;
              const _errs2 = errors;
              if (typeof data0 !== "string") {
                validate48.errors = [{ instancePath: instancePath + "/engine", schemaPath: "contract://control/EngineKind/type", keyword: "type", params: { type: "string" } }];
                return false;
              }
              if (!((((((data0 === "llamacpp") || (data0 === "vllm")) || (data0 === "tgi")) || (data0 === "triton")) || (data0 === "openai")) || (data0 === "mock"))) {
                validate48.errors = [{ instancePath: instancePath + "/engine", schemaPath: "contract://control/EngineKind/enum", keyword: "enum", params: { allowedValues: schema141.enum } }];
                return false;
              }
              var valid0 = _errs2 === errors;
            }
            else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.engine_versions !== undefined) {
                let data1 = data.engine_versions;
                const _errs5 = errors;
                if (errors === _errs5) {
                  if (Array.isArray(data1)) {
                    if (data1.length > 64) {
                      validate48.errors = [{ instancePath: instancePath + "/engine_versions", schemaPath: "#/properties/engine_versions/maxItems", keyword: "maxItems", params: { limit: 64 } }];
                      return false;
                    }
                    else {
                      var valid2 = true;
                      const len0 = data1.length;
                      for (let i0 = 0; i0 < len0; i0++) {
                        let data2 = data1[i0];
                        const _errs7 = errors;
                        const _errs8 = errors;
                        if (errors === _errs8) {
                          if (typeof data2 === "string") {
                            if (func1(data2) > 256) {
                              validate48.errors = [{ instancePath: instancePath + "/engine_versions/" + i0, schemaPath: "contract://control/EngineVersion/maxLength", keyword: "maxLength", params: { limit: 256 } }];
                              return false;
                            }
                            else {
                              if (func1(data2) < 1) {
                                validate48.errors = [{ instancePath: instancePath + "/engine_versions/" + i0, schemaPath: "contract://control/EngineVersion/minLength", keyword: "minLength", params: { limit: 1 } }];
                                return false;
                              }
                            }
                          }
                          else {
                            validate48.errors = [{ instancePath: instancePath + "/engine_versions/" + i0, schemaPath: "contract://control/EngineVersion/type", keyword: "type", params: { type: "string" } }];
                            return false;
                          }
                        }
                        var valid2 = _errs7 === errors;
                        if (!valid2) {
                          break;
                        }
                      }
                    }
                  }
                  else {
                    validate48.errors = [{ instancePath: instancePath + "/engine_versions", schemaPath: "#/properties/engine_versions/type", keyword: "type", params: { type: "array" } }];
                    return false;
                  }
                }
                var valid0 = _errs5 === errors;
              }
              else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.ctx_max !== undefined) {
                  let data3 = data.ctx_max;
                  const _errs10 = errors;
                  const _errs11 = errors;
                  if (!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))) {
                    validate48.errors = [{ instancePath: instancePath + "/ctx_max", schemaPath: "contract://control/Count/type", keyword: "type", params: { type: "integer" } }];
                    return false;
                  }
                  const _errs13 = errors;
                  if (!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))) {
                    validate48.errors = [{ instancePath: instancePath + "/ctx_max", schemaPath: "contract://control/Count/allOf/0/type", keyword: "type", params: { type: "integer" } }];
                    return false;
                  }
                  if (errors === _errs13) {
                    if ((typeof data3 == "number") && (isFinite(data3))) {
                      if (!(formats0.validate(data3))) {
                        validate48.errors = [{ instancePath: instancePath + "/ctx_max", schemaPath: "contract://control/Count/allOf/0/format", keyword: "format", params: { format: "int64" } }];
                        return false;
                      }
                    }
                  }
                  if (errors === _errs11) {
                    if ((typeof data3 == "number") && (isFinite(data3))) {
                      if (data3 > 9007199254740991 || isNaN(data3)) {
                        validate48.errors = [{ instancePath: instancePath + "/ctx_max", schemaPath: "contract://control/Count/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } }];
                        return false;
                      }
                      else {
                        if (data3 < 0 || isNaN(data3)) {
                          validate48.errors = [{ instancePath: instancePath + "/ctx_max", schemaPath: "contract://control/Count/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                          return false;
                        }
                      }
                    }
                  }
                  var valid0 = _errs10 === errors;
                }
                else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.supported_workloads !== undefined) {
                    let data4 = data.supported_workloads;
                    const _errs15 = errors;
                    if (errors === _errs15) {
                      if (Array.isArray(data4)) {
                        if (data4.length > 8) {
                          validate48.errors = [{ instancePath: instancePath + "/supported_workloads", schemaPath: "#/properties/supported_workloads/maxItems", keyword: "maxItems", params: { limit: 8 } }];
                          return false;
                        }
                        else {
                          var valid6 = true;
                          const len1 = data4.length;
                          for (let i1 = 0; i1 < len1; i1++) {
                            let data5 = data4[i1];
                            const _errs17 = errors;
                            if (typeof data5 !== "string") {
                              validate48.errors = [{ instancePath: instancePath + "/supported_workloads/" + i1, schemaPath: "contract://control/Workload/type", keyword: "type", params: { type: "string" } }];
                              return false;
                            }
                            if (!(((data5 === "completion") || (data5 === "embedding")) || (data5 === "rerank"))) {
                              validate48.errors = [{ instancePath: instancePath + "/supported_workloads/" + i1, schemaPath: "contract://control/Workload/enum", keyword: "enum", params: { allowedValues: schema144.enum } }];
                              return false;
                            }
                            var valid6 = _errs17 === errors;
                            if (!valid6) {
                              break;
                            }
                          }
                        }
                      }
                      else {
                        validate48.errors = [{ instancePath: instancePath + "/supported_workloads", schemaPath: "#/properties/supported_workloads/type", keyword: "type", params: { type: "array" } }];
                        return false;
                      }
                    }
                    var valid0 = _errs15 === errors;
                  }
                  else {
                    var valid0 = true;
                  }
                  if (valid0) {
                    if (data.concurrency !== undefined) {
                      let data6 = data.concurrency;
                      const _errs20 = errors;
                      const _errs21 = errors;
                      if (!(((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6))) && (isFinite(data6)))) {
                        validate48.errors = [{ instancePath: instancePath + "/concurrency", schemaPath: "contract://control/Count/type", keyword: "type", params: { type: "integer" } }];
                        return false;
                      }
                      const _errs23 = errors;
                      if (!(((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6))) && (isFinite(data6)))) {
                        validate48.errors = [{ instancePath: instancePath + "/concurrency", schemaPath: "contract://control/Count/allOf/0/type", keyword: "type", params: { type: "integer" } }];
                        return false;
                      }
                      if (errors === _errs23) {
                        if ((typeof data6 == "number") && (isFinite(data6))) {
                          if (!(formats0.validate(data6))) {
                            validate48.errors = [{ instancePath: instancePath + "/concurrency", schemaPath: "contract://control/Count/allOf/0/format", keyword: "format", params: { format: "int64" } }];
                            return false;
                          }
                        }
                      }
                      if (errors === _errs21) {
                        if ((typeof data6 == "number") && (isFinite(data6))) {
                          if (data6 > 9007199254740991 || isNaN(data6)) {
                            validate48.errors = [{ instancePath: instancePath + "/concurrency", schemaPath: "contract://control/Count/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } }];
                            return false;
                          }
                          else {
                            if (data6 < 0 || isNaN(data6)) {
                              validate48.errors = [{ instancePath: instancePath + "/concurrency", schemaPath: "contract://control/Count/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                              return false;
                            }
                          }
                        }
                      }
                      var valid0 = _errs20 === errors;
                    }
                    else {
                      var valid0 = true;
                    }
                    if (valid0) {
                      if (data.rate_limits !== undefined) {
                        const _errs25 = errors;
                        if (!(validate49(data.rate_limits, { instancePath: instancePath + "/rate_limits", parentData: data, parentDataProperty: "rate_limits", rootData, dynamicAnchors }))) {
                          vErrors = vErrors === null ? validate49.errors : vErrors.concat(validate49.errors);
                          errors = vErrors.length;
                        }
                        var valid0 = _errs25 === errors;
                      }
                      else {
                        var valid0 = true;
                      }
                      if (valid0) {
                        if (data.features !== undefined) {
                          let data8 = data.features;
                          const _errs26 = errors;
                          if (errors === _errs26) {
                            if (Array.isArray(data8)) {
                              if (data8.length > 16) {
                                validate48.errors = [{ instancePath: instancePath + "/features", schemaPath: "#/properties/features/maxItems", keyword: "maxItems", params: { limit: 16 } }];
                                return false;
                              }
                              else {
                                var valid10 = true;
                                const len2 = data8.length;
                                for (let i2 = 0; i2 < len2; i2++) {
                                  let data9 = data8[i2];
                                  const _errs28 = errors;
                                  if (typeof data9 !== "string") {
                                    validate48.errors = [{ instancePath: instancePath + "/features/" + i2, schemaPath: "contract://control/EngineFeature/type", keyword: "type", params: { type: "string" } }];
                                    return false;
                                  }
                                  if (!((((((((data9 === "chat_template") || (data9 === "continuation")) || (data9 === "exact_token_count")) || (data9 === "grammar")) || (data9 === "json_schema")) || (data9 === "kv_usage")) || (data9 === "seed")) || (data9 === "stop"))) {
                                    validate48.errors = [{ instancePath: instancePath + "/features/" + i2, schemaPath: "contract://control/EngineFeature/enum", keyword: "enum", params: { allowedValues: schema147.enum } }];
                                    return false;
                                  }
                                  var valid10 = _errs28 === errors;
                                  if (!valid10) {
                                    break;
                                  }
                                }
                              }
                            }
                            else {
                              validate48.errors = [{ instancePath: instancePath + "/features", schemaPath: "#/properties/features/type", keyword: "type", params: { type: "array" } }];
                              return false;
                            }
                          }
                          var valid0 = _errs26 === errors;
                        }
                        else {
                          var valid0 = true;
                        }
                        if (valid0) {
                          if (data.pools !== undefined) {
                            let data10 = data.pools;
                            const _errs31 = errors;
                            if (errors === _errs31) {
                              if (Array.isArray(data10)) {
                                if (data10.length > 256) {
                                  validate48.errors = [{ instancePath: instancePath + "/pools", schemaPath: "#/properties/pools/maxItems", keyword: "maxItems", params: { limit: 256 } }];
                                  return false;
                                }
                                else {
                                  var valid12 = true;
                                  const len3 = data10.length;
                                  for (let i3 = 0; i3 < len3; i3++) {
                                    let data11 = data10[i3];
                                    const _errs33 = errors;
                                    const _errs34 = errors;
                                    if (errors === _errs34) {
                                      if (typeof data11 === "string") {
                                        if (func1(data11) > 64) {
                                          validate48.errors = [{ instancePath: instancePath + "/pools/" + i3, schemaPath: "contract://control/PoolId/maxLength", keyword: "maxLength", params: { limit: 64 } }];
                                          return false;
                                        }
                                        else {
                                          if (func1(data11) < 1) {
                                            validate48.errors = [{ instancePath: instancePath + "/pools/" + i3, schemaPath: "contract://control/PoolId/minLength", keyword: "minLength", params: { limit: 1 } }];
                                            return false;
                                          }
                                          else {
                                            if (!pattern6.test(data11)) {
                                              validate48.errors = [{ instancePath: instancePath + "/pools/" + i3, schemaPath: "contract://control/PoolId/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]*$" } }];
                                              return false;
                                            }
                                          }
                                        }
                                      }
                                      else {
                                        validate48.errors = [{ instancePath: instancePath + "/pools/" + i3, schemaPath: "contract://control/PoolId/type", keyword: "type", params: { type: "string" } }];
                                        return false;
                                      }
                                    }
                                    var valid12 = _errs33 === errors;
                                    if (!valid12) {
                                      break;
                                    }
                                  }
                                }
                              }
                              else {
                                validate48.errors = [{ instancePath: instancePath + "/pools", schemaPath: "#/properties/pools/type", keyword: "type", params: { type: "array" } }];
                                return false;
                              }
                            }
                            var valid0 = _errs31 === errors;
                          }
                          else {
                            var valid0 = true;
                          }
                          if (valid0) {
                            if (data.model_refs !== undefined) {
                              let data12 = data.model_refs;
                              const _errs36 = errors;
                              if (errors === _errs36) {
                                if (Array.isArray(data12)) {
                                  if (data12.length > 4096) {
                                    validate48.errors = [{ instancePath: instancePath + "/model_refs", schemaPath: "#/properties/model_refs/maxItems", keyword: "maxItems", params: { limit: 4096 } }];
                                    return false;
                                  }
                                  else {
                                    var valid14 = true;
                                    const len4 = data12.length;
                                    for (let i4 = 0; i4 < len4; i4++) {
                                      let data13 = data12[i4];
                                      const _errs38 = errors;
                                      const _errs39 = errors;
                                      if (errors === _errs39) {
                                        if (typeof data13 === "string") {
                                          if (func1(data13) > 1024) {
                                            validate48.errors = [{ instancePath: instancePath + "/model_refs/" + i4, schemaPath: "contract://control/ModelRef/maxLength", keyword: "maxLength", params: { limit: 1024 } }];
                                            return false;
                                          }
                                          else {
                                            if (func1(data13) < 1) {
                                              validate48.errors = [{ instancePath: instancePath + "/model_refs/" + i4, schemaPath: "contract://control/ModelRef/minLength", keyword: "minLength", params: { limit: 1 } }];
                                              return false;
                                            }
                                            else {
                                              if (!pattern9.test(data13)) {
                                                validate48.errors = [{ instancePath: instancePath + "/model_refs/" + i4, schemaPath: "contract://control/ModelRef/pattern", keyword: "pattern", params: { pattern: "^[^\\x00-\\x1f\\x7f]+$" } }];
                                                return false;
                                              }
                                            }
                                          }
                                        }
                                        else {
                                          validate48.errors = [{ instancePath: instancePath + "/model_refs/" + i4, schemaPath: "contract://control/ModelRef/type", keyword: "type", params: { type: "string" } }];
                                          return false;
                                        }
                                      }
                                      var valid14 = _errs38 === errors;
                                      if (!valid14) {
                                        break;
                                      }
                                    }
                                  }
                                }
                                else {
                                  validate48.errors = [{ instancePath: instancePath + "/model_refs", schemaPath: "#/properties/model_refs/type", keyword: "type", params: { type: "array" } }];
                                  return false;
                                }
                              }
                              var valid0 = _errs36 === errors;
                            }
                            else {
                              var valid0 = true;
                            }
                          }
                        }
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
      else {
        validate48.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }];
        return false;
      }
    }
    validate48.errors = vErrors;
    return errors === 0;
  }
  validate48.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
  function validate47(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
    let vErrors = null;
    let errors = 0;
    const evaluated0 = validate47.evaluated;
    if (evaluated0.dynamicProps) {
      evaluated0.props = undefined;
    }
    if (evaluated0.dynamicItems) {
      evaluated0.items = undefined;
    }
    if (errors === 0) {
      if (data && typeof data == "object" && !Array.isArray(data)) {
        let missing0;
        if (((data.api_version === undefined) && (missing0 = "api_version")) || ((data.engines === undefined) && (missing0 = "engines"))) {
          validate47.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 } }];
          return false;
        }
        else {
          const _errs1 = errors;
          for (const key0 in data) {
            if (!((key0 === "api_version") || (key0 === "engines"))) {
              validate47.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }];
              return false;
              break;
            }
          }
          if (_errs1 === errors) {
            if (data.api_version !== undefined) {
              let data0 = data.api_version;
              const _errs2 = errors;
              if (errors === _errs2) {
                if (typeof data0 === "string") {
                  if (func1(data0) > 32) {
                    validate47.errors = [{ instancePath: instancePath + "/api_version", schemaPath: "#/properties/api_version/maxLength", keyword: "maxLength", params: { limit: 32 } }];
                    return false;
                  }
                  else {
                    if (func1(data0) < 5) {
                      validate47.errors = [{ instancePath: instancePath + "/api_version", schemaPath: "#/properties/api_version/minLength", keyword: "minLength", params: { limit: 5 } }];
                      return false;
                    }
                    else {
                      if (!pattern17.test(data0)) {
                        validate47.errors = [{ instancePath: instancePath + "/api_version", schemaPath: "#/properties/api_version/pattern", keyword: "pattern", params: { pattern: "^[0-9]+\\.[0-9]+\\.[0-9]+$" } }];
                        return false;
                      }
                    }
                  }
                }
                else {
                  validate47.errors = [{ instancePath: instancePath + "/api_version", schemaPath: "#/properties/api_version/type", keyword: "type", params: { type: "string" } }];
                  return false;
                }
              }
              var valid0 = _errs2 === errors;
            }
            else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.engines !== undefined) {
                let data1 = data.engines;
                const _errs4 = errors;
                if (errors === _errs4) {
                  if (Array.isArray(data1)) {
                    if (data1.length > 16) {
                      validate47.errors = [{ instancePath: instancePath + "/engines", schemaPath: "#/properties/engines/maxItems", keyword: "maxItems", params: { limit: 16 } }];
                      return false;
                    }
                    else {
                      var valid1 = true;
                      const len0 = data1.length;
                      for (let i0 = 0; i0 < len0; i0++) {
                        const _errs6 = errors;
                        if (!(validate48(data1[i0], { instancePath: instancePath + "/engines/" + i0, parentData: data1, parentDataProperty: i0, rootData, dynamicAnchors }))) {
                          vErrors = vErrors === null ? validate48.errors : vErrors.concat(validate48.errors);
                          errors = vErrors.length;
                        }
                        var valid1 = _errs6 === errors;
                        if (!valid1) {
                          break;
                        }
                      }
                    }
                  }
                  else {
                    validate47.errors = [{ instancePath: instancePath + "/engines", schemaPath: "#/properties/engines/type", keyword: "type", params: { type: "array" } }];
                    return false;
                  }
                }
                var valid0 = _errs4 === errors;
              }
              else {
                var valid0 = true;
              }
            }
          }
        }
      }
      else {
        validate47.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }];
        return false;
      }
    }
    validate47.errors = vErrors;
    return errors === 0;
  }
  validate47.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
  compiled.control_ErrorEnvelope = validate52;
  const schema150 = { "type": "object", "additionalProperties": false, "required": ["code", "message", "correlation_id"], "properties": { "code": { "$ref": "contract://control/ErrorCode" }, "message": { "$ref": "contract://control/ErrorMessage" }, "correlation_id": { "$ref": "contract://control/CorrelationId" }, "field": { "type": "string", "minLength": 1, "maxLength": 256 }, "engine": { "type": "string", "minLength": 1, "maxLength": 64 }, "pool_id": { "$ref": "contract://control/PoolId" }, "retriable": { "type": "boolean" }, "retry_after_ms": { "type": "integer", "minimum": 0, "maximum": 604800000, "allOf": [{ "type": "integer", "format": "int64" }] }, "policy_label": { "$ref": "contract://control/PolicyLabel" } } };
  const schema151 = { "type": "string", "enum": ["ADMISSION_REJECT", "QUEUE_FULL_DROP_LRU", "INVALID_PARAMS", "POOL_UNREADY", "POOL_UNAVAILABLE", "REPLICA_EXHAUSTED", "DECODE_TIMEOUT", "WORKER_RESET", "INTERNAL", "DEADLINE_UNMET", "MODEL_DEPRECATED", "UNTRUSTED_ARTIFACT", "CANCELED", "UNAUTHORIZED", "FORBIDDEN", "NOT_FOUND", "METHOD_NOT_ALLOWED", "NOT_ACCEPTABLE", "REQUEST_TIMEOUT", "CONFLICT", "TOO_LARGE", "UNSUPPORTED_MEDIA_TYPE", "HEADERS_TOO_LARGE", "SHUTTING_DOWN", "STREAM_EXPIRED", "ARTIFACT_DAMAGED", "RANGE_NOT_SATISFIABLE"] };
  const schema152 = { "type": "string", "minLength": 1, "maxLength": 2048 };
  const schema153 = { "type": "string", "minLength": 1, "maxLength": 128, "pattern": "^[!-~]+$" };
  const schema155 = { "type": "string", "enum": ["queue_full", "queue_tokens_full", "drop_lru", "shed_low_priority", "session_turn_limit", "session_budget", "key_concurrent_jobs", "key_requests", "key_tokens", "key_queued_kv", "stream_limit", "artifact_quota", "pool_draining", "pool_unready", "shutting_down"] };
  function validate52(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
    let vErrors = null;
    let errors = 0;
    const evaluated0 = validate52.evaluated;
    if (evaluated0.dynamicProps) {
      evaluated0.props = undefined;
    }
    if (evaluated0.dynamicItems) {
      evaluated0.items = undefined;
    }
    if (errors === 0) {
      if (data && typeof data == "object" && !Array.isArray(data)) {
        let missing0;
        if ((((data.code === undefined) && (missing0 = "code")) || ((data.message === undefined) && (missing0 = "message"))) || ((data.correlation_id === undefined) && (missing0 = "correlation_id"))) {
          validate52.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 } }];
          return false;
        }
        else {
          const _errs1 = errors;
          for (const key0 in data) {
            if (!(func7.call(schema150.properties, key0))) {
              validate52.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }];
              return false;
              break;
            }
          }
          if (_errs1 === errors) {
            if (data.code !== undefined) {
              let data0 = data.code;
              const _errs2 = errors;
              if (typeof data0 !== "string") {
                validate52.errors = [{ instancePath: instancePath + "/code", schemaPath: "contract://control/ErrorCode/type", keyword: "type", params: { type: "string" } }];
                return false;
              }
              if (!(((((((((((((((((((((((((((data0 === "ADMISSION_REJECT") || (data0 === "QUEUE_FULL_DROP_LRU")) || (data0 === "INVALID_PARAMS")) || (data0 === "POOL_UNREADY")) || (data0 === "POOL_UNAVAILABLE")) || (data0 === "REPLICA_EXHAUSTED")) || (data0 === "DECODE_TIMEOUT")) || (data0 === "WORKER_RESET")) || (data0 === "INTERNAL")) || (data0 === "DEADLINE_UNMET")) || (data0 === "MODEL_DEPRECATED")) || (data0 === "UNTRUSTED_ARTIFACT")) || (data0 === "CANCELED")) || (data0 === "UNAUTHORIZED")) || (data0 === "FORBIDDEN")) || (data0 === "NOT_FOUND")) || (data0 === "METHOD_NOT_ALLOWED")) || (data0 === "NOT_ACCEPTABLE")) || (data0 === "REQUEST_TIMEOUT")) || (data0 === "CONFLICT")) || (data0 === "TOO_LARGE")) || (data0 === "UNSUPPORTED_MEDIA_TYPE")) || (data0 === "HEADERS_TOO_LARGE")) || (data0 === "SHUTTING_DOWN")) || (data0 === "STREAM_EXPIRED")) || (data0 === "ARTIFACT_DAMAGED")) || (data0 === "RANGE_NOT_SATISFIABLE"))) {
                validate52.errors = [{ instancePath: instancePath + "/code", schemaPath: "contract://control/ErrorCode/enum", keyword: "enum", params: { allowedValues: schema151.enum } }];
                return false;
              }
              var valid0 = _errs2 === errors;
            }
            else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.message !== undefined) {
                let data1 = data.message;
                const _errs5 = errors;
                const _errs6 = errors;
                if (errors === _errs6) {
                  if (typeof data1 === "string") {
                    if (func1(data1) > 2048) {
                      validate52.errors = [{ instancePath: instancePath + "/message", schemaPath: "contract://control/ErrorMessage/maxLength", keyword: "maxLength", params: { limit: 2048 } }];
                      return false;
                    }
                    else {
                      if (func1(data1) < 1) {
                        validate52.errors = [{ instancePath: instancePath + "/message", schemaPath: "contract://control/ErrorMessage/minLength", keyword: "minLength", params: { limit: 1 } }];
                        return false;
                      }
                    }
                  }
                  else {
                    validate52.errors = [{ instancePath: instancePath + "/message", schemaPath: "contract://control/ErrorMessage/type", keyword: "type", params: { type: "string" } }];
                    return false;
                  }
                }
                var valid0 = _errs5 === errors;
              }
              else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.correlation_id !== undefined) {
                  let data2 = data.correlation_id;
                  const _errs8 = errors;
                  const _errs9 = errors;
                  if (errors === _errs9) {
                    if (typeof data2 === "string") {
                      if (func1(data2) > 128) {
                        validate52.errors = [{ instancePath: instancePath + "/correlation_id", schemaPath: "contract://control/CorrelationId/maxLength", keyword: "maxLength", params: { limit: 128 } }];
                        return false;
                      }
                      else {
                        if (func1(data2) < 1) {
                          validate52.errors = [{ instancePath: instancePath + "/correlation_id", schemaPath: "contract://control/CorrelationId/minLength", keyword: "minLength", params: { limit: 1 } }];
                          return false;
                        }
                        else {
                          if (!pattern5.test(data2)) {
                            validate52.errors = [{ instancePath: instancePath + "/correlation_id", schemaPath: "contract://control/CorrelationId/pattern", keyword: "pattern", params: { pattern: "^[!-~]+$" } }];
                            return false;
                          }
                        }
                      }
                    }
                    else {
                      validate52.errors = [{ instancePath: instancePath + "/correlation_id", schemaPath: "contract://control/CorrelationId/type", keyword: "type", params: { type: "string" } }];
                      return false;
                    }
                  }
                  var valid0 = _errs8 === errors;
                }
                else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.field !== undefined) {
                    let data3 = data.field;
                    const _errs11 = errors;
                    if (errors === _errs11) {
                      if (typeof data3 === "string") {
                        if (func1(data3) > 256) {
                          validate52.errors = [{ instancePath: instancePath + "/field", schemaPath: "#/properties/field/maxLength", keyword: "maxLength", params: { limit: 256 } }];
                          return false;
                        }
                        else {
                          if (func1(data3) < 1) {
                            validate52.errors = [{ instancePath: instancePath + "/field", schemaPath: "#/properties/field/minLength", keyword: "minLength", params: { limit: 1 } }];
                            return false;
                          }
                        }
                      }
                      else {
                        validate52.errors = [{ instancePath: instancePath + "/field", schemaPath: "#/properties/field/type", keyword: "type", params: { type: "string" } }];
                        return false;
                      }
                    }
                    var valid0 = _errs11 === errors;
                  }
                  else {
                    var valid0 = true;
                  }
                  if (valid0) {
                    if (data.engine !== undefined) {
                      let data4 = data.engine;
                      const _errs13 = errors;
                      if (errors === _errs13) {
                        if (typeof data4 === "string") {
                          if (func1(data4) > 64) {
                            validate52.errors = [{ instancePath: instancePath + "/engine", schemaPath: "#/properties/engine/maxLength", keyword: "maxLength", params: { limit: 64 } }];
                            return false;
                          }
                          else {
                            if (func1(data4) < 1) {
                              validate52.errors = [{ instancePath: instancePath + "/engine", schemaPath: "#/properties/engine/minLength", keyword: "minLength", params: { limit: 1 } }];
                              return false;
                            }
                          }
                        }
                        else {
                          validate52.errors = [{ instancePath: instancePath + "/engine", schemaPath: "#/properties/engine/type", keyword: "type", params: { type: "string" } }];
                          return false;
                        }
                      }
                      var valid0 = _errs13 === errors;
                    }
                    else {
                      var valid0 = true;
                    }
                    if (valid0) {
                      if (data.pool_id !== undefined) {
                        let data5 = data.pool_id;
                        const _errs15 = errors;
                        const _errs16 = errors;
                        if (errors === _errs16) {
                          if (typeof data5 === "string") {
                            if (func1(data5) > 64) {
                              validate52.errors = [{ instancePath: instancePath + "/pool_id", schemaPath: "contract://control/PoolId/maxLength", keyword: "maxLength", params: { limit: 64 } }];
                              return false;
                            }
                            else {
                              if (func1(data5) < 1) {
                                validate52.errors = [{ instancePath: instancePath + "/pool_id", schemaPath: "contract://control/PoolId/minLength", keyword: "minLength", params: { limit: 1 } }];
                                return false;
                              }
                              else {
                                if (!pattern6.test(data5)) {
                                  validate52.errors = [{ instancePath: instancePath + "/pool_id", schemaPath: "contract://control/PoolId/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]*$" } }];
                                  return false;
                                }
                              }
                            }
                          }
                          else {
                            validate52.errors = [{ instancePath: instancePath + "/pool_id", schemaPath: "contract://control/PoolId/type", keyword: "type", params: { type: "string" } }];
                            return false;
                          }
                        }
                        var valid0 = _errs15 === errors;
                      }
                      else {
                        var valid0 = true;
                      }
                      if (valid0) {
                        if (data.retriable !== undefined) {
                          const _errs18 = errors;
                          if (typeof data.retriable !== "boolean") {
                            validate52.errors = [{ instancePath: instancePath + "/retriable", schemaPath: "#/properties/retriable/type", keyword: "type", params: { type: "boolean" } }];
                            return false;
                          }
                          var valid0 = _errs18 === errors;
                        }
                        else {
                          var valid0 = true;
                        }
                        if (valid0) {
                          if (data.retry_after_ms !== undefined) {
                            let data7 = data.retry_after_ms;
                            const _errs20 = errors;
                            if (!(((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7))) && (isFinite(data7)))) {
                              validate52.errors = [{ instancePath: instancePath + "/retry_after_ms", schemaPath: "#/properties/retry_after_ms/type", keyword: "type", params: { type: "integer" } }];
                              return false;
                            }
                            const _errs22 = errors;
                            if (!(((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7))) && (isFinite(data7)))) {
                              validate52.errors = [{ instancePath: instancePath + "/retry_after_ms", schemaPath: "#/properties/retry_after_ms/allOf/0/type", keyword: "type", params: { type: "integer" } }];
                              return false;
                            }
                            if (errors === _errs22) {
                              if ((typeof data7 == "number") && (isFinite(data7))) {
                                if (!(formats0.validate(data7))) {
                                  validate52.errors = [{ instancePath: instancePath + "/retry_after_ms", schemaPath: "#/properties/retry_after_ms/allOf/0/format", keyword: "format", params: { format: "int64" } }];
                                  return false;
                                }
                              }
                            }
                            if (errors === _errs20) {
                              if ((typeof data7 == "number") && (isFinite(data7))) {
                                if (data7 > 604800000 || isNaN(data7)) {
                                  validate52.errors = [{ instancePath: instancePath + "/retry_after_ms", schemaPath: "#/properties/retry_after_ms/maximum", keyword: "maximum", params: { comparison: "<=", limit: 604800000 } }];
                                  return false;
                                }
                                else {
                                  if (data7 < 0 || isNaN(data7)) {
                                    validate52.errors = [{ instancePath: instancePath + "/retry_after_ms", schemaPath: "#/properties/retry_after_ms/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                                    return false;
                                  }
                                }
                              }
                            }
                            var valid0 = _errs20 === errors;
                          }
                          else {
                            var valid0 = true;
                          }
                          if (valid0) {
                            if (data.policy_label !== undefined) {
                              let data8 = data.policy_label;
                              const _errs24 = errors;
                              if (typeof data8 !== "string") {
                                validate52.errors = [{ instancePath: instancePath + "/policy_label", schemaPath: "contract://control/PolicyLabel/type", keyword: "type", params: { type: "string" } }];
                                return false;
                              }
                              if (!(((((((((((((((data8 === "queue_full") || (data8 === "queue_tokens_full")) || (data8 === "drop_lru")) || (data8 === "shed_low_priority")) || (data8 === "session_turn_limit")) || (data8 === "session_budget")) || (data8 === "key_concurrent_jobs")) || (data8 === "key_requests")) || (data8 === "key_tokens")) || (data8 === "key_queued_kv")) || (data8 === "stream_limit")) || (data8 === "artifact_quota")) || (data8 === "pool_draining")) || (data8 === "pool_unready")) || (data8 === "shutting_down"))) {
                                validate52.errors = [{ instancePath: instancePath + "/policy_label", schemaPath: "contract://control/PolicyLabel/enum", keyword: "enum", params: { allowedValues: schema155.enum } }];
                                return false;
                              }
                              var valid0 = _errs24 === errors;
                            }
                            else {
                              var valid0 = true;
                            }
                          }
                        }
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
      else {
        validate52.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }];
        return false;
      }
    }
    validate52.errors = vErrors;
    return errors === 0;
  }
  validate52.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
  compiled.control_PoolList = validate53;
  const schema156 = { "type": "object", "additionalProperties": false, "required": ["pools"], "properties": { "pools": { "type": "array", "maxItems": 256, "items": { "$ref": "contract://control/PoolHealth" } } } };
  const schema157 = { "type": "object", "additionalProperties": false, "required": ["pool_id", "engine", "model", "live", "ready", "draining", "metrics", "last_error", "replicas"], "properties": { "pool_id": { "$ref": "contract://control/PoolId" }, "engine": { "$ref": "contract://control/EngineKind" }, "engine_version": { "$ref": "contract://control/EngineVersion" }, "model": { "$ref": "contract://control/ModelRef" }, "live": { "type": "boolean" }, "ready": { "type": "boolean" }, "draining": { "type": "boolean" }, "metrics": { "$ref": "contract://control/PoolMetrics" }, "last_error": { "$ref": "contract://control/LastError" }, "replicas": { "type": "array", "maxItems": 1024, "items": { "$ref": "contract://control/ReplicaHealth" } }, "drain": { "$ref": "contract://control/DrainProgress" } } };
  const schema168 = { "type": ["string", "null"], "maxLength": 2048 };
  const schema162 = { "type": "object", "additionalProperties": false, "required": ["queue_depth_interactive", "queue_depth_batch", "slots", "slots_busy"], "properties": { "queue_depth_interactive": { "$ref": "contract://control/Count" }, "queue_depth_batch": { "$ref": "contract://control/Count" }, "slots": { "$ref": "contract://control/Count" }, "slots_busy": { "$ref": "contract://control/Count" }, "kv_cache_usage": { "$ref": "contract://control/Ratio" }, "decode_tokens_per_second": { "type": "number", "minimum": 0, "maximum": 1000000000, "allOf": [{ "type": "number", "format": "double" }] }, "first_token_ms": { "type": "number", "minimum": 0, "maximum": 604800000, "allOf": [{ "type": "number", "format": "double" }] } } };
  const schema167 = { "type": "number", "minimum": 0, "maximum": 1, "allOf": [{ "type": "number", "format": "double" }] };
  function validate55(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
    let vErrors = null;
    let errors = 0;
    const evaluated0 = validate55.evaluated;
    if (evaluated0.dynamicProps) {
      evaluated0.props = undefined;
    }
    if (evaluated0.dynamicItems) {
      evaluated0.items = undefined;
    }
    if (errors === 0) {
      if (data && typeof data == "object" && !Array.isArray(data)) {
        let missing0;
        if (((((data.queue_depth_interactive === undefined) && (missing0 = "queue_depth_interactive")) || ((data.queue_depth_batch === undefined) && (missing0 = "queue_depth_batch"))) || ((data.slots === undefined) && (missing0 = "slots"))) || ((data.slots_busy === undefined) && (missing0 = "slots_busy"))) {
          validate55.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 } }];
          return false;
        }
        else {
          const _errs1 = errors;
          for (const key0 in data) {
            if (!(((((((key0 === "queue_depth_interactive") || (key0 === "queue_depth_batch")) || (key0 === "slots")) || (key0 === "slots_busy")) || (key0 === "kv_cache_usage")) || (key0 === "decode_tokens_per_second")) || (key0 === "first_token_ms"))) {
              validate55.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }];
              return false;
              break;
            }
          }
          if (_errs1 === errors) {
            if (data.queue_depth_interactive !== undefined) {
              let data0 = data.queue_depth_interactive;
              const _errs2 = errors;
              const _errs3 = errors;
              if (!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))) {
                validate55.errors = [{ instancePath: instancePath + "/queue_depth_interactive", schemaPath: "contract://control/Count/type", keyword: "type", params: { type: "integer" } }];
                return false;
              }
              const _errs5 = errors;
              if (!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))) {
                validate55.errors = [{ instancePath: instancePath + "/queue_depth_interactive", schemaPath: "contract://control/Count/allOf/0/type", keyword: "type", params: { type: "integer" } }];
                return false;
              }
              if (errors === _errs5) {
                if ((typeof data0 == "number") && (isFinite(data0))) {
                  if (!(formats0.validate(data0))) {
                    validate55.errors = [{ instancePath: instancePath + "/queue_depth_interactive", schemaPath: "contract://control/Count/allOf/0/format", keyword: "format", params: { format: "int64" } }];
                    return false;
                  }
                }
              }
              if (errors === _errs3) {
                if ((typeof data0 == "number") && (isFinite(data0))) {
                  if (data0 > 9007199254740991 || isNaN(data0)) {
                    validate55.errors = [{ instancePath: instancePath + "/queue_depth_interactive", schemaPath: "contract://control/Count/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } }];
                    return false;
                  }
                  else {
                    if (data0 < 0 || isNaN(data0)) {
                      validate55.errors = [{ instancePath: instancePath + "/queue_depth_interactive", schemaPath: "contract://control/Count/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                      return false;
                    }
                  }
                }
              }
              var valid0 = _errs2 === errors;
            }
            else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.queue_depth_batch !== undefined) {
                let data1 = data.queue_depth_batch;
                const _errs7 = errors;
                const _errs8 = errors;
                if (!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))) {
                  validate55.errors = [{ instancePath: instancePath + "/queue_depth_batch", schemaPath: "contract://control/Count/type", keyword: "type", params: { type: "integer" } }];
                  return false;
                }
                const _errs10 = errors;
                if (!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))) {
                  validate55.errors = [{ instancePath: instancePath + "/queue_depth_batch", schemaPath: "contract://control/Count/allOf/0/type", keyword: "type", params: { type: "integer" } }];
                  return false;
                }
                if (errors === _errs10) {
                  if ((typeof data1 == "number") && (isFinite(data1))) {
                    if (!(formats0.validate(data1))) {
                      validate55.errors = [{ instancePath: instancePath + "/queue_depth_batch", schemaPath: "contract://control/Count/allOf/0/format", keyword: "format", params: { format: "int64" } }];
                      return false;
                    }
                  }
                }
                if (errors === _errs8) {
                  if ((typeof data1 == "number") && (isFinite(data1))) {
                    if (data1 > 9007199254740991 || isNaN(data1)) {
                      validate55.errors = [{ instancePath: instancePath + "/queue_depth_batch", schemaPath: "contract://control/Count/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } }];
                      return false;
                    }
                    else {
                      if (data1 < 0 || isNaN(data1)) {
                        validate55.errors = [{ instancePath: instancePath + "/queue_depth_batch", schemaPath: "contract://control/Count/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                        return false;
                      }
                    }
                  }
                }
                var valid0 = _errs7 === errors;
              }
              else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.slots !== undefined) {
                  let data2 = data.slots;
                  const _errs12 = errors;
                  const _errs13 = errors;
                  if (!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))) {
                    validate55.errors = [{ instancePath: instancePath + "/slots", schemaPath: "contract://control/Count/type", keyword: "type", params: { type: "integer" } }];
                    return false;
                  }
                  const _errs15 = errors;
                  if (!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))) {
                    validate55.errors = [{ instancePath: instancePath + "/slots", schemaPath: "contract://control/Count/allOf/0/type", keyword: "type", params: { type: "integer" } }];
                    return false;
                  }
                  if (errors === _errs15) {
                    if ((typeof data2 == "number") && (isFinite(data2))) {
                      if (!(formats0.validate(data2))) {
                        validate55.errors = [{ instancePath: instancePath + "/slots", schemaPath: "contract://control/Count/allOf/0/format", keyword: "format", params: { format: "int64" } }];
                        return false;
                      }
                    }
                  }
                  if (errors === _errs13) {
                    if ((typeof data2 == "number") && (isFinite(data2))) {
                      if (data2 > 9007199254740991 || isNaN(data2)) {
                        validate55.errors = [{ instancePath: instancePath + "/slots", schemaPath: "contract://control/Count/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } }];
                        return false;
                      }
                      else {
                        if (data2 < 0 || isNaN(data2)) {
                          validate55.errors = [{ instancePath: instancePath + "/slots", schemaPath: "contract://control/Count/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                          return false;
                        }
                      }
                    }
                  }
                  var valid0 = _errs12 === errors;
                }
                else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.slots_busy !== undefined) {
                    let data3 = data.slots_busy;
                    const _errs17 = errors;
                    const _errs18 = errors;
                    if (!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))) {
                      validate55.errors = [{ instancePath: instancePath + "/slots_busy", schemaPath: "contract://control/Count/type", keyword: "type", params: { type: "integer" } }];
                      return false;
                    }
                    const _errs20 = errors;
                    if (!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))) {
                      validate55.errors = [{ instancePath: instancePath + "/slots_busy", schemaPath: "contract://control/Count/allOf/0/type", keyword: "type", params: { type: "integer" } }];
                      return false;
                    }
                    if (errors === _errs20) {
                      if ((typeof data3 == "number") && (isFinite(data3))) {
                        if (!(formats0.validate(data3))) {
                          validate55.errors = [{ instancePath: instancePath + "/slots_busy", schemaPath: "contract://control/Count/allOf/0/format", keyword: "format", params: { format: "int64" } }];
                          return false;
                        }
                      }
                    }
                    if (errors === _errs18) {
                      if ((typeof data3 == "number") && (isFinite(data3))) {
                        if (data3 > 9007199254740991 || isNaN(data3)) {
                          validate55.errors = [{ instancePath: instancePath + "/slots_busy", schemaPath: "contract://control/Count/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } }];
                          return false;
                        }
                        else {
                          if (data3 < 0 || isNaN(data3)) {
                            validate55.errors = [{ instancePath: instancePath + "/slots_busy", schemaPath: "contract://control/Count/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                            return false;
                          }
                        }
                      }
                    }
                    var valid0 = _errs17 === errors;
                  }
                  else {
                    var valid0 = true;
                  }
                  if (valid0) {
                    if (data.kv_cache_usage !== undefined) {
                      let data4 = data.kv_cache_usage;
                      const _errs22 = errors;
                      const _errs23 = errors;
                      const _errs25 = errors;
                      if (errors === _errs25) {
                        if ((typeof data4 == "number") && (isFinite(data4))) {
                          if (!(formats4.validate(data4))) {
                            validate55.errors = [{ instancePath: instancePath + "/kv_cache_usage", schemaPath: "contract://control/Ratio/allOf/0/format", keyword: "format", params: { format: "double" } }];
                            return false;
                          }
                        }
                        else {
                          validate55.errors = [{ instancePath: instancePath + "/kv_cache_usage", schemaPath: "contract://control/Ratio/allOf/0/type", keyword: "type", params: { type: "number" } }];
                          return false;
                        }
                      }
                      if (errors === _errs23) {
                        if ((typeof data4 == "number") && (isFinite(data4))) {
                          if (data4 > 1 || isNaN(data4)) {
                            validate55.errors = [{ instancePath: instancePath + "/kv_cache_usage", schemaPath: "contract://control/Ratio/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1 } }];
                            return false;
                          }
                          else {
                            if (data4 < 0 || isNaN(data4)) {
                              validate55.errors = [{ instancePath: instancePath + "/kv_cache_usage", schemaPath: "contract://control/Ratio/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                              return false;
                            }
                          }
                        }
                        else {
                          validate55.errors = [{ instancePath: instancePath + "/kv_cache_usage", schemaPath: "contract://control/Ratio/type", keyword: "type", params: { type: "number" } }];
                          return false;
                        }
                      }
                      var valid0 = _errs22 === errors;
                    }
                    else {
                      var valid0 = true;
                    }
                    if (valid0) {
                      if (data.decode_tokens_per_second !== undefined) {
                        let data5 = data.decode_tokens_per_second;
                        const _errs27 = errors;
                        const _errs29 = errors;
                        if (errors === _errs29) {
                          if ((typeof data5 == "number") && (isFinite(data5))) {
                            if (!(formats4.validate(data5))) {
                              validate55.errors = [{ instancePath: instancePath + "/decode_tokens_per_second", schemaPath: "#/properties/decode_tokens_per_second/allOf/0/format", keyword: "format", params: { format: "double" } }];
                              return false;
                            }
                          }
                          else {
                            validate55.errors = [{ instancePath: instancePath + "/decode_tokens_per_second", schemaPath: "#/properties/decode_tokens_per_second/allOf/0/type", keyword: "type", params: { type: "number" } }];
                            return false;
                          }
                        }
                        if (errors === _errs27) {
                          if ((typeof data5 == "number") && (isFinite(data5))) {
                            if (data5 > 1000000000 || isNaN(data5)) {
                              validate55.errors = [{ instancePath: instancePath + "/decode_tokens_per_second", schemaPath: "#/properties/decode_tokens_per_second/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1000000000 } }];
                              return false;
                            }
                            else {
                              if (data5 < 0 || isNaN(data5)) {
                                validate55.errors = [{ instancePath: instancePath + "/decode_tokens_per_second", schemaPath: "#/properties/decode_tokens_per_second/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                                return false;
                              }
                            }
                          }
                          else {
                            validate55.errors = [{ instancePath: instancePath + "/decode_tokens_per_second", schemaPath: "#/properties/decode_tokens_per_second/type", keyword: "type", params: { type: "number" } }];
                            return false;
                          }
                        }
                        var valid0 = _errs27 === errors;
                      }
                      else {
                        var valid0 = true;
                      }
                      if (valid0) {
                        if (data.first_token_ms !== undefined) {
                          let data6 = data.first_token_ms;
                          const _errs31 = errors;
                          const _errs33 = errors;
                          if (errors === _errs33) {
                            if ((typeof data6 == "number") && (isFinite(data6))) {
                              if (!(formats4.validate(data6))) {
                                validate55.errors = [{ instancePath: instancePath + "/first_token_ms", schemaPath: "#/properties/first_token_ms/allOf/0/format", keyword: "format", params: { format: "double" } }];
                                return false;
                              }
                            }
                            else {
                              validate55.errors = [{ instancePath: instancePath + "/first_token_ms", schemaPath: "#/properties/first_token_ms/allOf/0/type", keyword: "type", params: { type: "number" } }];
                              return false;
                            }
                          }
                          if (errors === _errs31) {
                            if ((typeof data6 == "number") && (isFinite(data6))) {
                              if (data6 > 604800000 || isNaN(data6)) {
                                validate55.errors = [{ instancePath: instancePath + "/first_token_ms", schemaPath: "#/properties/first_token_ms/maximum", keyword: "maximum", params: { comparison: "<=", limit: 604800000 } }];
                                return false;
                              }
                              else {
                                if (data6 < 0 || isNaN(data6)) {
                                  validate55.errors = [{ instancePath: instancePath + "/first_token_ms", schemaPath: "#/properties/first_token_ms/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                                  return false;
                                }
                              }
                            }
                            else {
                              validate55.errors = [{ instancePath: instancePath + "/first_token_ms", schemaPath: "#/properties/first_token_ms/type", keyword: "type", params: { type: "number" } }];
                              return false;
                            }
                          }
                          var valid0 = _errs31 === errors;
                        }
                        else {
                          var valid0 = true;
                        }
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
      else {
        validate55.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }];
        return false;
      }
    }
    validate55.errors = vErrors;
    return errors === 0;
  }
  validate55.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
  const schema169 = { "type": "object", "additionalProperties": false, "required": ["replica_id", "live", "ready", "slots", "slots_busy", "last_error"], "properties": { "replica_id": { "$ref": "contract://control/ReplicaId" }, "live": { "type": "boolean" }, "ready": { "type": "boolean" }, "slots": { "$ref": "contract://control/Count" }, "slots_busy": { "$ref": "contract://control/Count" }, "engine_version": { "$ref": "contract://control/EngineVersion" }, "ctx_max": { "$ref": "contract://control/Count" }, "last_error": { "$ref": "contract://control/LastError" } } };
  const schema170 = { "type": "string", "minLength": 1, "maxLength": 64, "pattern": "^[A-Za-z0-9][A-Za-z0-9._-]*$" };
  function validate57(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
    let vErrors = null;
    let errors = 0;
    const evaluated0 = validate57.evaluated;
    if (evaluated0.dynamicProps) {
      evaluated0.props = undefined;
    }
    if (evaluated0.dynamicItems) {
      evaluated0.items = undefined;
    }
    if (errors === 0) {
      if (data && typeof data == "object" && !Array.isArray(data)) {
        let missing0;
        if (((((((data.replica_id === undefined) && (missing0 = "replica_id")) || ((data.live === undefined) && (missing0 = "live"))) || ((data.ready === undefined) && (missing0 = "ready"))) || ((data.slots === undefined) && (missing0 = "slots"))) || ((data.slots_busy === undefined) && (missing0 = "slots_busy"))) || ((data.last_error === undefined) && (missing0 = "last_error"))) {
          validate57.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 } }];
          return false;
        }
        else {
          const _errs1 = errors;
          for (const key0 in data) {
            if (!((((((((key0 === "replica_id") || (key0 === "live")) || (key0 === "ready")) || (key0 === "slots")) || (key0 === "slots_busy")) || (key0 === "engine_version")) || (key0 === "ctx_max")) || (key0 === "last_error"))) {
              validate57.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }];
              return false;
              break;
            }
          }
          if (_errs1 === errors) {
            if (data.replica_id !== undefined) {
              let data0 = data.replica_id;
              const _errs2 = errors;
              const _errs3 = errors;
              if (errors === _errs3) {
                if (typeof data0 === "string") {
                  if (func1(data0) > 64) {
                    validate57.errors = [{ instancePath: instancePath + "/replica_id", schemaPath: "contract://control/ReplicaId/maxLength", keyword: "maxLength", params: { limit: 64 } }];
                    return false;
                  }
                  else {
                    if (func1(data0) < 1) {
                      validate57.errors = [{ instancePath: instancePath + "/replica_id", schemaPath: "contract://control/ReplicaId/minLength", keyword: "minLength", params: { limit: 1 } }];
                      return false;
                    }
                    else {
                      if (!pattern6.test(data0)) {
                        validate57.errors = [{ instancePath: instancePath + "/replica_id", schemaPath: "contract://control/ReplicaId/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]*$" } }];
                        return false;
                      }
                    }
                  }
                }
                else {
                  validate57.errors = [{ instancePath: instancePath + "/replica_id", schemaPath: "contract://control/ReplicaId/type", keyword: "type", params: { type: "string" } }];
                  return false;
                }
              }
              var valid0 = _errs2 === errors;
            }
            else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.live !== undefined) {
                const _errs5 = errors;
                if (typeof data.live !== "boolean") {
                  validate57.errors = [{ instancePath: instancePath + "/live", schemaPath: "#/properties/live/type", keyword: "type", params: { type: "boolean" } }];
                  return false;
                }
                var valid0 = _errs5 === errors;
              }
              else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.ready !== undefined) {
                  const _errs7 = errors;
                  if (typeof data.ready !== "boolean") {
                    validate57.errors = [{ instancePath: instancePath + "/ready", schemaPath: "#/properties/ready/type", keyword: "type", params: { type: "boolean" } }];
                    return false;
                  }
                  var valid0 = _errs7 === errors;
                }
                else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.slots !== undefined) {
                    let data3 = data.slots;
                    const _errs9 = errors;
                    const _errs10 = errors;
                    if (!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))) {
                      validate57.errors = [{ instancePath: instancePath + "/slots", schemaPath: "contract://control/Count/type", keyword: "type", params: { type: "integer" } }];
                      return false;
                    }
                    const _errs12 = errors;
                    if (!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))) {
                      validate57.errors = [{ instancePath: instancePath + "/slots", schemaPath: "contract://control/Count/allOf/0/type", keyword: "type", params: { type: "integer" } }];
                      return false;
                    }
                    if (errors === _errs12) {
                      if ((typeof data3 == "number") && (isFinite(data3))) {
                        if (!(formats0.validate(data3))) {
                          validate57.errors = [{ instancePath: instancePath + "/slots", schemaPath: "contract://control/Count/allOf/0/format", keyword: "format", params: { format: "int64" } }];
                          return false;
                        }
                      }
                    }
                    if (errors === _errs10) {
                      if ((typeof data3 == "number") && (isFinite(data3))) {
                        if (data3 > 9007199254740991 || isNaN(data3)) {
                          validate57.errors = [{ instancePath: instancePath + "/slots", schemaPath: "contract://control/Count/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } }];
                          return false;
                        }
                        else {
                          if (data3 < 0 || isNaN(data3)) {
                            validate57.errors = [{ instancePath: instancePath + "/slots", schemaPath: "contract://control/Count/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                            return false;
                          }
                        }
                      }
                    }
                    var valid0 = _errs9 === errors;
                  }
                  else {
                    var valid0 = true;
                  }
                  if (valid0) {
                    if (data.slots_busy !== undefined) {
                      let data4 = data.slots_busy;
                      const _errs14 = errors;
                      const _errs15 = errors;
                      if (!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))) {
                        validate57.errors = [{ instancePath: instancePath + "/slots_busy", schemaPath: "contract://control/Count/type", keyword: "type", params: { type: "integer" } }];
                        return false;
                      }
                      const _errs17 = errors;
                      if (!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))) {
                        validate57.errors = [{ instancePath: instancePath + "/slots_busy", schemaPath: "contract://control/Count/allOf/0/type", keyword: "type", params: { type: "integer" } }];
                        return false;
                      }
                      if (errors === _errs17) {
                        if ((typeof data4 == "number") && (isFinite(data4))) {
                          if (!(formats0.validate(data4))) {
                            validate57.errors = [{ instancePath: instancePath + "/slots_busy", schemaPath: "contract://control/Count/allOf/0/format", keyword: "format", params: { format: "int64" } }];
                            return false;
                          }
                        }
                      }
                      if (errors === _errs15) {
                        if ((typeof data4 == "number") && (isFinite(data4))) {
                          if (data4 > 9007199254740991 || isNaN(data4)) {
                            validate57.errors = [{ instancePath: instancePath + "/slots_busy", schemaPath: "contract://control/Count/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } }];
                            return false;
                          }
                          else {
                            if (data4 < 0 || isNaN(data4)) {
                              validate57.errors = [{ instancePath: instancePath + "/slots_busy", schemaPath: "contract://control/Count/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                              return false;
                            }
                          }
                        }
                      }
                      var valid0 = _errs14 === errors;
                    }
                    else {
                      var valid0 = true;
                    }
                    if (valid0) {
                      if (data.engine_version !== undefined) {
                        let data5 = data.engine_version;
                        const _errs19 = errors;
                        const _errs20 = errors;
                        if (errors === _errs20) {
                          if (typeof data5 === "string") {
                            if (func1(data5) > 256) {
                              validate57.errors = [{ instancePath: instancePath + "/engine_version", schemaPath: "contract://control/EngineVersion/maxLength", keyword: "maxLength", params: { limit: 256 } }];
                              return false;
                            }
                            else {
                              if (func1(data5) < 1) {
                                validate57.errors = [{ instancePath: instancePath + "/engine_version", schemaPath: "contract://control/EngineVersion/minLength", keyword: "minLength", params: { limit: 1 } }];
                                return false;
                              }
                            }
                          }
                          else {
                            validate57.errors = [{ instancePath: instancePath + "/engine_version", schemaPath: "contract://control/EngineVersion/type", keyword: "type", params: { type: "string" } }];
                            return false;
                          }
                        }
                        var valid0 = _errs19 === errors;
                      }
                      else {
                        var valid0 = true;
                      }
                      if (valid0) {
                        if (data.ctx_max !== undefined) {
                          let data6 = data.ctx_max;
                          const _errs22 = errors;
                          const _errs23 = errors;
                          if (!(((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6))) && (isFinite(data6)))) {
                            validate57.errors = [{ instancePath: instancePath + "/ctx_max", schemaPath: "contract://control/Count/type", keyword: "type", params: { type: "integer" } }];
                            return false;
                          }
                          const _errs25 = errors;
                          if (!(((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6))) && (isFinite(data6)))) {
                            validate57.errors = [{ instancePath: instancePath + "/ctx_max", schemaPath: "contract://control/Count/allOf/0/type", keyword: "type", params: { type: "integer" } }];
                            return false;
                          }
                          if (errors === _errs25) {
                            if ((typeof data6 == "number") && (isFinite(data6))) {
                              if (!(formats0.validate(data6))) {
                                validate57.errors = [{ instancePath: instancePath + "/ctx_max", schemaPath: "contract://control/Count/allOf/0/format", keyword: "format", params: { format: "int64" } }];
                                return false;
                              }
                            }
                          }
                          if (errors === _errs23) {
                            if ((typeof data6 == "number") && (isFinite(data6))) {
                              if (data6 > 9007199254740991 || isNaN(data6)) {
                                validate57.errors = [{ instancePath: instancePath + "/ctx_max", schemaPath: "contract://control/Count/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } }];
                                return false;
                              }
                              else {
                                if (data6 < 0 || isNaN(data6)) {
                                  validate57.errors = [{ instancePath: instancePath + "/ctx_max", schemaPath: "contract://control/Count/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                                  return false;
                                }
                              }
                            }
                          }
                          var valid0 = _errs22 === errors;
                        }
                        else {
                          var valid0 = true;
                        }
                        if (valid0) {
                          if (data.last_error !== undefined) {
                            let data7 = data.last_error;
                            const _errs27 = errors;
                            const _errs28 = errors;
                            if ((typeof data7 !== "string") && (data7 !== null)) {
                              validate57.errors = [{ instancePath: instancePath + "/last_error", schemaPath: "contract://control/LastError/type", keyword: "type", params: { type: schema168.type } }];
                              return false;
                            }
                            if (errors === _errs28) {
                              if (typeof data7 === "string") {
                                if (func1(data7) > 2048) {
                                  validate57.errors = [{ instancePath: instancePath + "/last_error", schemaPath: "contract://control/LastError/maxLength", keyword: "maxLength", params: { limit: 2048 } }];
                                  return false;
                                }
                              }
                            }
                            var valid0 = _errs27 === errors;
                          }
                          else {
                            var valid0 = true;
                          }
                        }
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
      else {
        validate57.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }];
        return false;
      }
    }
    validate57.errors = vErrors;
    return errors === 0;
  }
  validate57.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
  const schema176 = { "type": "object", "additionalProperties": false, "required": ["deadline_ms_remaining", "running", "queued"], "properties": { "deadline_ms_remaining": { "$ref": "contract://control/Milliseconds" }, "running": { "$ref": "contract://control/Count" }, "queued": { "$ref": "contract://control/Count" } } };
  const schema177 = { "type": "integer", "minimum": 0, "maximum": 9007199254740991, "allOf": [{ "type": "integer", "format": "int64" }] };
  function validate59(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
    let vErrors = null;
    let errors = 0;
    const evaluated0 = validate59.evaluated;
    if (evaluated0.dynamicProps) {
      evaluated0.props = undefined;
    }
    if (evaluated0.dynamicItems) {
      evaluated0.items = undefined;
    }
    if (errors === 0) {
      if (data && typeof data == "object" && !Array.isArray(data)) {
        let missing0;
        if ((((data.deadline_ms_remaining === undefined) && (missing0 = "deadline_ms_remaining")) || ((data.running === undefined) && (missing0 = "running"))) || ((data.queued === undefined) && (missing0 = "queued"))) {
          validate59.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 } }];
          return false;
        }
        else {
          const _errs1 = errors;
          for (const key0 in data) {
            if (!(((key0 === "deadline_ms_remaining") || (key0 === "running")) || (key0 === "queued"))) {
              validate59.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }];
              return false;
              break;
            }
          }
          if (_errs1 === errors) {
            if (data.deadline_ms_remaining !== undefined) {
              let data0 = data.deadline_ms_remaining;
              const _errs2 = errors;
              const _errs3 = errors;
              if (!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))) {
                validate59.errors = [{ instancePath: instancePath + "/deadline_ms_remaining", schemaPath: "contract://control/Milliseconds/type", keyword: "type", params: { type: "integer" } }];
                return false;
              }
              const _errs5 = errors;
              if (!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))) {
                validate59.errors = [{ instancePath: instancePath + "/deadline_ms_remaining", schemaPath: "contract://control/Milliseconds/allOf/0/type", keyword: "type", params: { type: "integer" } }];
                return false;
              }
              if (errors === _errs5) {
                if ((typeof data0 == "number") && (isFinite(data0))) {
                  if (!(formats0.validate(data0))) {
                    validate59.errors = [{ instancePath: instancePath + "/deadline_ms_remaining", schemaPath: "contract://control/Milliseconds/allOf/0/format", keyword: "format", params: { format: "int64" } }];
                    return false;
                  }
                }
              }
              if (errors === _errs3) {
                if ((typeof data0 == "number") && (isFinite(data0))) {
                  if (data0 > 9007199254740991 || isNaN(data0)) {
                    validate59.errors = [{ instancePath: instancePath + "/deadline_ms_remaining", schemaPath: "contract://control/Milliseconds/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } }];
                    return false;
                  }
                  else {
                    if (data0 < 0 || isNaN(data0)) {
                      validate59.errors = [{ instancePath: instancePath + "/deadline_ms_remaining", schemaPath: "contract://control/Milliseconds/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                      return false;
                    }
                  }
                }
              }
              var valid0 = _errs2 === errors;
            }
            else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.running !== undefined) {
                let data1 = data.running;
                const _errs7 = errors;
                const _errs8 = errors;
                if (!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))) {
                  validate59.errors = [{ instancePath: instancePath + "/running", schemaPath: "contract://control/Count/type", keyword: "type", params: { type: "integer" } }];
                  return false;
                }
                const _errs10 = errors;
                if (!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))) {
                  validate59.errors = [{ instancePath: instancePath + "/running", schemaPath: "contract://control/Count/allOf/0/type", keyword: "type", params: { type: "integer" } }];
                  return false;
                }
                if (errors === _errs10) {
                  if ((typeof data1 == "number") && (isFinite(data1))) {
                    if (!(formats0.validate(data1))) {
                      validate59.errors = [{ instancePath: instancePath + "/running", schemaPath: "contract://control/Count/allOf/0/format", keyword: "format", params: { format: "int64" } }];
                      return false;
                    }
                  }
                }
                if (errors === _errs8) {
                  if ((typeof data1 == "number") && (isFinite(data1))) {
                    if (data1 > 9007199254740991 || isNaN(data1)) {
                      validate59.errors = [{ instancePath: instancePath + "/running", schemaPath: "contract://control/Count/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } }];
                      return false;
                    }
                    else {
                      if (data1 < 0 || isNaN(data1)) {
                        validate59.errors = [{ instancePath: instancePath + "/running", schemaPath: "contract://control/Count/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                        return false;
                      }
                    }
                  }
                }
                var valid0 = _errs7 === errors;
              }
              else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.queued !== undefined) {
                  let data2 = data.queued;
                  const _errs12 = errors;
                  const _errs13 = errors;
                  if (!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))) {
                    validate59.errors = [{ instancePath: instancePath + "/queued", schemaPath: "contract://control/Count/type", keyword: "type", params: { type: "integer" } }];
                    return false;
                  }
                  const _errs15 = errors;
                  if (!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))) {
                    validate59.errors = [{ instancePath: instancePath + "/queued", schemaPath: "contract://control/Count/allOf/0/type", keyword: "type", params: { type: "integer" } }];
                    return false;
                  }
                  if (errors === _errs15) {
                    if ((typeof data2 == "number") && (isFinite(data2))) {
                      if (!(formats0.validate(data2))) {
                        validate59.errors = [{ instancePath: instancePath + "/queued", schemaPath: "contract://control/Count/allOf/0/format", keyword: "format", params: { format: "int64" } }];
                        return false;
                      }
                    }
                  }
                  if (errors === _errs13) {
                    if ((typeof data2 == "number") && (isFinite(data2))) {
                      if (data2 > 9007199254740991 || isNaN(data2)) {
                        validate59.errors = [{ instancePath: instancePath + "/queued", schemaPath: "contract://control/Count/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } }];
                        return false;
                      }
                      else {
                        if (data2 < 0 || isNaN(data2)) {
                          validate59.errors = [{ instancePath: instancePath + "/queued", schemaPath: "contract://control/Count/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                          return false;
                        }
                      }
                    }
                  }
                  var valid0 = _errs12 === errors;
                }
                else {
                  var valid0 = true;
                }
              }
            }
          }
        }
      }
      else {
        validate59.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }];
        return false;
      }
    }
    validate59.errors = vErrors;
    return errors === 0;
  }
  validate59.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
  function validate54(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
    let vErrors = null;
    let errors = 0;
    const evaluated0 = validate54.evaluated;
    if (evaluated0.dynamicProps) {
      evaluated0.props = undefined;
    }
    if (evaluated0.dynamicItems) {
      evaluated0.items = undefined;
    }
    if (errors === 0) {
      if (data && typeof data == "object" && !Array.isArray(data)) {
        let missing0;
        if ((((((((((data.pool_id === undefined) && (missing0 = "pool_id")) || ((data.engine === undefined) && (missing0 = "engine"))) || ((data.model === undefined) && (missing0 = "model"))) || ((data.live === undefined) && (missing0 = "live"))) || ((data.ready === undefined) && (missing0 = "ready"))) || ((data.draining === undefined) && (missing0 = "draining"))) || ((data.metrics === undefined) && (missing0 = "metrics"))) || ((data.last_error === undefined) && (missing0 = "last_error"))) || ((data.replicas === undefined) && (missing0 = "replicas"))) {
          validate54.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 } }];
          return false;
        }
        else {
          const _errs1 = errors;
          for (const key0 in data) {
            if (!(func7.call(schema157.properties, key0))) {
              validate54.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }];
              return false;
              break;
            }
          }
          if (_errs1 === errors) {
            if (data.pool_id !== undefined) {
              let data0 = data.pool_id;
              const _errs2 = errors;
              const _errs3 = errors;
              if (errors === _errs3) {
                if (typeof data0 === "string") {
                  if (func1(data0) > 64) {
                    validate54.errors = [{ instancePath: instancePath + "/pool_id", schemaPath: "contract://control/PoolId/maxLength", keyword: "maxLength", params: { limit: 64 } }];
                    return false;
                  }
                  else {
                    if (func1(data0) < 1) {
                      validate54.errors = [{ instancePath: instancePath + "/pool_id", schemaPath: "contract://control/PoolId/minLength", keyword: "minLength", params: { limit: 1 } }];
                      return false;
                    }
                    else {
                      if (!pattern6.test(data0)) {
                        validate54.errors = [{ instancePath: instancePath + "/pool_id", schemaPath: "contract://control/PoolId/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]*$" } }];
                        return false;
                      }
                    }
                  }
                }
                else {
                  validate54.errors = [{ instancePath: instancePath + "/pool_id", schemaPath: "contract://control/PoolId/type", keyword: "type", params: { type: "string" } }];
                  return false;
                }
              }
              var valid0 = _errs2 === errors;
            }
            else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.engine !== undefined) {
                let data1 = data.engine;
                const _errs5 = errors;
                if (typeof data1 !== "string") {
                  validate54.errors = [{ instancePath: instancePath + "/engine", schemaPath: "contract://control/EngineKind/type", keyword: "type", params: { type: "string" } }];
                  return false;
                }
                if (!((((((data1 === "llamacpp") || (data1 === "vllm")) || (data1 === "tgi")) || (data1 === "triton")) || (data1 === "openai")) || (data1 === "mock"))) {
                  validate54.errors = [{ instancePath: instancePath + "/engine", schemaPath: "contract://control/EngineKind/enum", keyword: "enum", params: { allowedValues: schema141.enum } }];
                  return false;
                }
                var valid0 = _errs5 === errors;
              }
              else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.engine_version !== undefined) {
                  let data2 = data.engine_version;
                  const _errs8 = errors;
                  const _errs9 = errors;
                  if (errors === _errs9) {
                    if (typeof data2 === "string") {
                      if (func1(data2) > 256) {
                        validate54.errors = [{ instancePath: instancePath + "/engine_version", schemaPath: "contract://control/EngineVersion/maxLength", keyword: "maxLength", params: { limit: 256 } }];
                        return false;
                      }
                      else {
                        if (func1(data2) < 1) {
                          validate54.errors = [{ instancePath: instancePath + "/engine_version", schemaPath: "contract://control/EngineVersion/minLength", keyword: "minLength", params: { limit: 1 } }];
                          return false;
                        }
                      }
                    }
                    else {
                      validate54.errors = [{ instancePath: instancePath + "/engine_version", schemaPath: "contract://control/EngineVersion/type", keyword: "type", params: { type: "string" } }];
                      return false;
                    }
                  }
                  var valid0 = _errs8 === errors;
                }
                else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.model !== undefined) {
                    let data3 = data.model;
                    const _errs11 = errors;
                    const _errs12 = errors;
                    if (errors === _errs12) {
                      if (typeof data3 === "string") {
                        if (func1(data3) > 1024) {
                          validate54.errors = [{ instancePath: instancePath + "/model", schemaPath: "contract://control/ModelRef/maxLength", keyword: "maxLength", params: { limit: 1024 } }];
                          return false;
                        }
                        else {
                          if (func1(data3) < 1) {
                            validate54.errors = [{ instancePath: instancePath + "/model", schemaPath: "contract://control/ModelRef/minLength", keyword: "minLength", params: { limit: 1 } }];
                            return false;
                          }
                          else {
                            if (!pattern9.test(data3)) {
                              validate54.errors = [{ instancePath: instancePath + "/model", schemaPath: "contract://control/ModelRef/pattern", keyword: "pattern", params: { pattern: "^[^\\x00-\\x1f\\x7f]+$" } }];
                              return false;
                            }
                          }
                        }
                      }
                      else {
                        validate54.errors = [{ instancePath: instancePath + "/model", schemaPath: "contract://control/ModelRef/type", keyword: "type", params: { type: "string" } }];
                        return false;
                      }
                    }
                    var valid0 = _errs11 === errors;
                  }
                  else {
                    var valid0 = true;
                  }
                  if (valid0) {
                    if (data.live !== undefined) {
                      const _errs14 = errors;
                      if (typeof data.live !== "boolean") {
                        validate54.errors = [{ instancePath: instancePath + "/live", schemaPath: "#/properties/live/type", keyword: "type", params: { type: "boolean" } }];
                        return false;
                      }
                      var valid0 = _errs14 === errors;
                    }
                    else {
                      var valid0 = true;
                    }
                    if (valid0) {
                      if (data.ready !== undefined) {
                        const _errs16 = errors;
                        if (typeof data.ready !== "boolean") {
                          validate54.errors = [{ instancePath: instancePath + "/ready", schemaPath: "#/properties/ready/type", keyword: "type", params: { type: "boolean" } }];
                          return false;
                        }
                        var valid0 = _errs16 === errors;
                      }
                      else {
                        var valid0 = true;
                      }
                      if (valid0) {
                        if (data.draining !== undefined) {
                          const _errs18 = errors;
                          if (typeof data.draining !== "boolean") {
                            validate54.errors = [{ instancePath: instancePath + "/draining", schemaPath: "#/properties/draining/type", keyword: "type", params: { type: "boolean" } }];
                            return false;
                          }
                          var valid0 = _errs18 === errors;
                        }
                        else {
                          var valid0 = true;
                        }
                        if (valid0) {
                          if (data.metrics !== undefined) {
                            const _errs20 = errors;
                            if (!(validate55(data.metrics, { instancePath: instancePath + "/metrics", parentData: data, parentDataProperty: "metrics", rootData, dynamicAnchors }))) {
                              vErrors = vErrors === null ? validate55.errors : vErrors.concat(validate55.errors);
                              errors = vErrors.length;
                            }
                            var valid0 = _errs20 === errors;
                          }
                          else {
                            var valid0 = true;
                          }
                          if (valid0) {
                            if (data.last_error !== undefined) {
                              let data8 = data.last_error;
                              const _errs21 = errors;
                              const _errs22 = errors;
                              if ((typeof data8 !== "string") && (data8 !== null)) {
                                validate54.errors = [{ instancePath: instancePath + "/last_error", schemaPath: "contract://control/LastError/type", keyword: "type", params: { type: schema168.type } }];
                                return false;
                              }
                              if (errors === _errs22) {
                                if (typeof data8 === "string") {
                                  if (func1(data8) > 2048) {
                                    validate54.errors = [{ instancePath: instancePath + "/last_error", schemaPath: "contract://control/LastError/maxLength", keyword: "maxLength", params: { limit: 2048 } }];
                                    return false;
                                  }
                                }
                              }
                              var valid0 = _errs21 === errors;
                            }
                            else {
                              var valid0 = true;
                            }
                            if (valid0) {
                              if (data.replicas !== undefined) {
                                let data9 = data.replicas;
                                const _errs24 = errors;
                                if (errors === _errs24) {
                                  if (Array.isArray(data9)) {
                                    if (data9.length > 1024) {
                                      validate54.errors = [{ instancePath: instancePath + "/replicas", schemaPath: "#/properties/replicas/maxItems", keyword: "maxItems", params: { limit: 1024 } }];
                                      return false;
                                    }
                                    else {
                                      var valid6 = true;
                                      const len0 = data9.length;
                                      for (let i0 = 0; i0 < len0; i0++) {
                                        const _errs26 = errors;
                                        if (!(validate57(data9[i0], { instancePath: instancePath + "/replicas/" + i0, parentData: data9, parentDataProperty: i0, rootData, dynamicAnchors }))) {
                                          vErrors = vErrors === null ? validate57.errors : vErrors.concat(validate57.errors);
                                          errors = vErrors.length;
                                        }
                                        var valid6 = _errs26 === errors;
                                        if (!valid6) {
                                          break;
                                        }
                                      }
                                    }
                                  }
                                  else {
                                    validate54.errors = [{ instancePath: instancePath + "/replicas", schemaPath: "#/properties/replicas/type", keyword: "type", params: { type: "array" } }];
                                    return false;
                                  }
                                }
                                var valid0 = _errs24 === errors;
                              }
                              else {
                                var valid0 = true;
                              }
                              if (valid0) {
                                if (data.drain !== undefined) {
                                  const _errs27 = errors;
                                  if (!(validate59(data.drain, { instancePath: instancePath + "/drain", parentData: data, parentDataProperty: "drain", rootData, dynamicAnchors }))) {
                                    vErrors = vErrors === null ? validate59.errors : vErrors.concat(validate59.errors);
                                    errors = vErrors.length;
                                  }
                                  var valid0 = _errs27 === errors;
                                }
                                else {
                                  var valid0 = true;
                                }
                              }
                            }
                          }
                        }
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
      else {
        validate54.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }];
        return false;
      }
    }
    validate54.errors = vErrors;
    return errors === 0;
  }
  validate54.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
  function validate53(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
    let vErrors = null;
    let errors = 0;
    const evaluated0 = validate53.evaluated;
    if (evaluated0.dynamicProps) {
      evaluated0.props = undefined;
    }
    if (evaluated0.dynamicItems) {
      evaluated0.items = undefined;
    }
    if (errors === 0) {
      if (data && typeof data == "object" && !Array.isArray(data)) {
        let missing0;
        if ((data.pools === undefined) && (missing0 = "pools")) {
          validate53.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 } }];
          return false;
        }
        else {
          const _errs1 = errors;
          for (const key0 in data) {
            if (!(key0 === "pools")) {
              validate53.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }];
              return false;
              break;
            }
          }
          if (_errs1 === errors) {
            if (data.pools !== undefined) {
              let data0 = data.pools;
              const _errs2 = errors;
              if (errors === _errs2) {
                if (Array.isArray(data0)) {
                  if (data0.length > 256) {
                    validate53.errors = [{ instancePath: instancePath + "/pools", schemaPath: "#/properties/pools/maxItems", keyword: "maxItems", params: { limit: 256 } }];
                    return false;
                  }
                  else {
                    var valid1 = true;
                    const len0 = data0.length;
                    for (let i0 = 0; i0 < len0; i0++) {
                      const _errs4 = errors;
                      if (!(validate54(data0[i0], { instancePath: instancePath + "/pools/" + i0, parentData: data0, parentDataProperty: i0, rootData, dynamicAnchors }))) {
                        vErrors = vErrors === null ? validate54.errors : vErrors.concat(validate54.errors);
                        errors = vErrors.length;
                      }
                      var valid1 = _errs4 === errors;
                      if (!valid1) {
                        break;
                      }
                    }
                  }
                }
                else {
                  validate53.errors = [{ instancePath: instancePath + "/pools", schemaPath: "#/properties/pools/type", keyword: "type", params: { type: "array" } }];
                  return false;
                }
              }
            }
          }
        }
      }
      else {
        validate53.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }];
        return false;
      }
    }
    validate53.errors = vErrors;
    return errors === 0;
  }
  validate53.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
  compiled.control_PoolHealth = validate54;
  compiled.schema_0577cfd05c98 = validate62;
  const schema180 = { "$ref": "contract://control/MetricsText" };
  const schema181 = { "type": "string", "maxLength": 67108864 };
  function validate62(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
    let vErrors = null;
    let errors = 0;
    const evaluated0 = validate62.evaluated;
    if (evaluated0.dynamicProps) {
      evaluated0.props = undefined;
    }
    if (evaluated0.dynamicItems) {
      evaluated0.items = undefined;
    }
    const _errs0 = errors;
    if (errors === _errs0) {
      if (typeof data === "string") {
        if (func1(data) > 67108864) {
          validate62.errors = [{ instancePath, schemaPath: "contract://control/MetricsText/maxLength", keyword: "maxLength", params: { limit: 67108864 } }];
          return false;
        }
      }
      else {
        validate62.errors = [{ instancePath, schemaPath: "contract://control/MetricsText/type", keyword: "type", params: { type: "string" } }];
        return false;
      }
    }
    validate62.errors = vErrors;
    return errors === 0;
  }
  validate62.evaluated = { "dynamicProps": false, "dynamicItems": false };
  compiled.control_Healthz = validate63;
  const schema182 = { "type": "object", "additionalProperties": false, "required": ["status"], "properties": { "status": { "type": "string", "const": "ok" } } };
  function validate63(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
    let vErrors = null;
    let errors = 0;
    const evaluated0 = validate63.evaluated;
    if (evaluated0.dynamicProps) {
      evaluated0.props = undefined;
    }
    if (evaluated0.dynamicItems) {
      evaluated0.items = undefined;
    }
    if (errors === 0) {
      if (data && typeof data == "object" && !Array.isArray(data)) {
        let missing0;
        if ((data.status === undefined) && (missing0 = "status")) {
          validate63.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 } }];
          return false;
        }
        else {
          const _errs1 = errors;
          for (const key0 in data) {
            if (!(key0 === "status")) {
              validate63.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }];
              return false;
              break;
            }
          }
          if (_errs1 === errors) {
            if (data.status !== undefined) {
              let data0 = data.status;
              if (typeof data0 !== "string") {
                validate63.errors = [{ instancePath: instancePath + "/status", schemaPath: "#/properties/status/type", keyword: "type", params: { type: "string" } }];
                return false;
              }
              if ("ok" !== data0) {
                validate63.errors = [{ instancePath: instancePath + "/status", schemaPath: "#/properties/status/const", keyword: "const", params: { allowedValue: "ok" } }];
                return false;
              }
            }
          }
        }
      }
      else {
        validate63.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }];
        return false;
      }
    }
    validate63.errors = vErrors;
    return errors === 0;
  }
  validate63.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
  compiled.control_Readyz = validate64;
  const schema183 = { "type": "object", "additionalProperties": false, "required": ["status"], "properties": { "status": { "type": "string", "const": "ready" } } };
  function validate64(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
    let vErrors = null;
    let errors = 0;
    const evaluated0 = validate64.evaluated;
    if (evaluated0.dynamicProps) {
      evaluated0.props = undefined;
    }
    if (evaluated0.dynamicItems) {
      evaluated0.items = undefined;
    }
    if (errors === 0) {
      if (data && typeof data == "object" && !Array.isArray(data)) {
        let missing0;
        if ((data.status === undefined) && (missing0 = "status")) {
          validate64.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 } }];
          return false;
        }
        else {
          const _errs1 = errors;
          for (const key0 in data) {
            if (!(key0 === "status")) {
              validate64.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }];
              return false;
              break;
            }
          }
          if (_errs1 === errors) {
            if (data.status !== undefined) {
              let data0 = data.status;
              if (typeof data0 !== "string") {
                validate64.errors = [{ instancePath: instancePath + "/status", schemaPath: "#/properties/status/type", keyword: "type", params: { type: "string" } }];
                return false;
              }
              if ("ready" !== data0) {
                validate64.errors = [{ instancePath: instancePath + "/status", schemaPath: "#/properties/status/const", keyword: "const", params: { allowedValue: "ready" } }];
                return false;
              }
            }
          }
        }
      }
      else {
        validate64.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }];
        return false;
      }
    }
    validate64.errors = vErrors;
    return errors === 0;
  }
  validate64.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
  compiled.data_QueuedData = validate65;
  const schema184 = { "type": "object", "additionalProperties": false, "required": ["queue_position", "predicted_start_ms", "predicted_start_low_ms", "predicted_start_high_ms", "on_time_probability"], "properties": { "queue_position": { "$ref": "contract://data/QueuePosition" }, "predicted_start_ms": { "$ref": "contract://data/PredictedStartMs" }, "predicted_start_low_ms": { "$ref": "contract://data/PredictedStartLowMs" }, "predicted_start_high_ms": { "$ref": "contract://data/PredictedStartHighMs" }, "on_time_probability": { "$ref": "contract://data/Ratio" } } };
  function validate65(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
    let vErrors = null;
    let errors = 0;
    const evaluated0 = validate65.evaluated;
    if (evaluated0.dynamicProps) {
      evaluated0.props = undefined;
    }
    if (evaluated0.dynamicItems) {
      evaluated0.items = undefined;
    }
    if (errors === 0) {
      if (data && typeof data == "object" && !Array.isArray(data)) {
        let missing0;
        if ((((((data.queue_position === undefined) && (missing0 = "queue_position")) || ((data.predicted_start_ms === undefined) && (missing0 = "predicted_start_ms"))) || ((data.predicted_start_low_ms === undefined) && (missing0 = "predicted_start_low_ms"))) || ((data.predicted_start_high_ms === undefined) && (missing0 = "predicted_start_high_ms"))) || ((data.on_time_probability === undefined) && (missing0 = "on_time_probability"))) {
          validate65.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 } }];
          return false;
        }
        else {
          const _errs1 = errors;
          for (const key0 in data) {
            if (!(((((key0 === "queue_position") || (key0 === "predicted_start_ms")) || (key0 === "predicted_start_low_ms")) || (key0 === "predicted_start_high_ms")) || (key0 === "on_time_probability"))) {
              validate65.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }];
              return false;
              break;
            }
          }
          if (_errs1 === errors) {
            if (data.queue_position !== undefined) {
              let data0 = data.queue_position;
              const _errs2 = errors;
              const _errs3 = errors;
              if (!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))) {
                validate65.errors = [{ instancePath: instancePath + "/queue_position", schemaPath: "contract://data/QueuePosition/type", keyword: "type", params: { type: "integer" } }];
                return false;
              }
              const _errs5 = errors;
              if (!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))) {
                validate65.errors = [{ instancePath: instancePath + "/queue_position", schemaPath: "contract://data/QueuePosition/allOf/0/type", keyword: "type", params: { type: "integer" } }];
                return false;
              }
              if (errors === _errs5) {
                if ((typeof data0 == "number") && (isFinite(data0))) {
                  if (!(formats0.validate(data0))) {
                    validate65.errors = [{ instancePath: instancePath + "/queue_position", schemaPath: "contract://data/QueuePosition/allOf/0/format", keyword: "format", params: { format: "int64" } }];
                    return false;
                  }
                }
              }
              if (errors === _errs3) {
                if ((typeof data0 == "number") && (isFinite(data0))) {
                  if (data0 > 9007199254740991 || isNaN(data0)) {
                    validate65.errors = [{ instancePath: instancePath + "/queue_position", schemaPath: "contract://data/QueuePosition/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } }];
                    return false;
                  }
                  else {
                    if (data0 < 0 || isNaN(data0)) {
                      validate65.errors = [{ instancePath: instancePath + "/queue_position", schemaPath: "contract://data/QueuePosition/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                      return false;
                    }
                  }
                }
              }
              var valid0 = _errs2 === errors;
            }
            else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.predicted_start_ms !== undefined) {
                let data1 = data.predicted_start_ms;
                const _errs7 = errors;
                const _errs8 = errors;
                if (!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))) {
                  validate65.errors = [{ instancePath: instancePath + "/predicted_start_ms", schemaPath: "contract://data/PredictedStartMs/type", keyword: "type", params: { type: "integer" } }];
                  return false;
                }
                const _errs10 = errors;
                if (!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))) {
                  validate65.errors = [{ instancePath: instancePath + "/predicted_start_ms", schemaPath: "contract://data/PredictedStartMs/allOf/0/type", keyword: "type", params: { type: "integer" } }];
                  return false;
                }
                if (errors === _errs10) {
                  if ((typeof data1 == "number") && (isFinite(data1))) {
                    if (!(formats0.validate(data1))) {
                      validate65.errors = [{ instancePath: instancePath + "/predicted_start_ms", schemaPath: "contract://data/PredictedStartMs/allOf/0/format", keyword: "format", params: { format: "int64" } }];
                      return false;
                    }
                  }
                }
                if (errors === _errs8) {
                  if ((typeof data1 == "number") && (isFinite(data1))) {
                    if (data1 > 9007199254740991 || isNaN(data1)) {
                      validate65.errors = [{ instancePath: instancePath + "/predicted_start_ms", schemaPath: "contract://data/PredictedStartMs/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } }];
                      return false;
                    }
                    else {
                      if (data1 < 0 || isNaN(data1)) {
                        validate65.errors = [{ instancePath: instancePath + "/predicted_start_ms", schemaPath: "contract://data/PredictedStartMs/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                        return false;
                      }
                    }
                  }
                }
                var valid0 = _errs7 === errors;
              }
              else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.predicted_start_low_ms !== undefined) {
                  let data2 = data.predicted_start_low_ms;
                  const _errs12 = errors;
                  const _errs13 = errors;
                  if (!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))) {
                    validate65.errors = [{ instancePath: instancePath + "/predicted_start_low_ms", schemaPath: "contract://data/PredictedStartLowMs/type", keyword: "type", params: { type: "integer" } }];
                    return false;
                  }
                  const _errs15 = errors;
                  if (!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))) {
                    validate65.errors = [{ instancePath: instancePath + "/predicted_start_low_ms", schemaPath: "contract://data/PredictedStartLowMs/allOf/0/type", keyword: "type", params: { type: "integer" } }];
                    return false;
                  }
                  if (errors === _errs15) {
                    if ((typeof data2 == "number") && (isFinite(data2))) {
                      if (!(formats0.validate(data2))) {
                        validate65.errors = [{ instancePath: instancePath + "/predicted_start_low_ms", schemaPath: "contract://data/PredictedStartLowMs/allOf/0/format", keyword: "format", params: { format: "int64" } }];
                        return false;
                      }
                    }
                  }
                  if (errors === _errs13) {
                    if ((typeof data2 == "number") && (isFinite(data2))) {
                      if (data2 > 9007199254740991 || isNaN(data2)) {
                        validate65.errors = [{ instancePath: instancePath + "/predicted_start_low_ms", schemaPath: "contract://data/PredictedStartLowMs/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } }];
                        return false;
                      }
                      else {
                        if (data2 < 0 || isNaN(data2)) {
                          validate65.errors = [{ instancePath: instancePath + "/predicted_start_low_ms", schemaPath: "contract://data/PredictedStartLowMs/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                          return false;
                        }
                      }
                    }
                  }
                  var valid0 = _errs12 === errors;
                }
                else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.predicted_start_high_ms !== undefined) {
                    let data3 = data.predicted_start_high_ms;
                    const _errs17 = errors;
                    const _errs18 = errors;
                    if (!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))) {
                      validate65.errors = [{ instancePath: instancePath + "/predicted_start_high_ms", schemaPath: "contract://data/PredictedStartHighMs/type", keyword: "type", params: { type: "integer" } }];
                      return false;
                    }
                    const _errs20 = errors;
                    if (!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))) {
                      validate65.errors = [{ instancePath: instancePath + "/predicted_start_high_ms", schemaPath: "contract://data/PredictedStartHighMs/allOf/0/type", keyword: "type", params: { type: "integer" } }];
                      return false;
                    }
                    if (errors === _errs20) {
                      if ((typeof data3 == "number") && (isFinite(data3))) {
                        if (!(formats0.validate(data3))) {
                          validate65.errors = [{ instancePath: instancePath + "/predicted_start_high_ms", schemaPath: "contract://data/PredictedStartHighMs/allOf/0/format", keyword: "format", params: { format: "int64" } }];
                          return false;
                        }
                      }
                    }
                    if (errors === _errs18) {
                      if ((typeof data3 == "number") && (isFinite(data3))) {
                        if (data3 > 9007199254740991 || isNaN(data3)) {
                          validate65.errors = [{ instancePath: instancePath + "/predicted_start_high_ms", schemaPath: "contract://data/PredictedStartHighMs/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } }];
                          return false;
                        }
                        else {
                          if (data3 < 0 || isNaN(data3)) {
                            validate65.errors = [{ instancePath: instancePath + "/predicted_start_high_ms", schemaPath: "contract://data/PredictedStartHighMs/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                            return false;
                          }
                        }
                      }
                    }
                    var valid0 = _errs17 === errors;
                  }
                  else {
                    var valid0 = true;
                  }
                  if (valid0) {
                    if (data.on_time_probability !== undefined) {
                      let data4 = data.on_time_probability;
                      const _errs22 = errors;
                      const _errs23 = errors;
                      const _errs25 = errors;
                      if (errors === _errs25) {
                        if ((typeof data4 == "number") && (isFinite(data4))) {
                          if (!(formats4.validate(data4))) {
                            validate65.errors = [{ instancePath: instancePath + "/on_time_probability", schemaPath: "contract://data/Ratio/allOf/0/format", keyword: "format", params: { format: "double" } }];
                            return false;
                          }
                        }
                        else {
                          validate65.errors = [{ instancePath: instancePath + "/on_time_probability", schemaPath: "contract://data/Ratio/allOf/0/type", keyword: "type", params: { type: "number" } }];
                          return false;
                        }
                      }
                      if (errors === _errs23) {
                        if ((typeof data4 == "number") && (isFinite(data4))) {
                          if (data4 > 1 || isNaN(data4)) {
                            validate65.errors = [{ instancePath: instancePath + "/on_time_probability", schemaPath: "contract://data/Ratio/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1 } }];
                            return false;
                          }
                          else {
                            if (data4 < 0 || isNaN(data4)) {
                              validate65.errors = [{ instancePath: instancePath + "/on_time_probability", schemaPath: "contract://data/Ratio/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                              return false;
                            }
                          }
                        }
                        else {
                          validate65.errors = [{ instancePath: instancePath + "/on_time_probability", schemaPath: "contract://data/Ratio/type", keyword: "type", params: { type: "number" } }];
                          return false;
                        }
                      }
                      var valid0 = _errs22 === errors;
                    }
                    else {
                      var valid0 = true;
                    }
                  }
                }
              }
            }
          }
        }
      }
      else {
        validate65.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }];
        return false;
      }
    }
    validate65.errors = vErrors;
    return errors === 0;
  }
  validate65.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
  compiled.data_StartedData = validate66;
  const schema190 = { "type": "object", "additionalProperties": false, "required": ["queue_position", "predicted_start_ms", "on_time_probability"], "properties": { "queue_position": { "$ref": "contract://data/QueuePosition" }, "predicted_start_ms": { "$ref": "contract://data/PredictedStartMs" }, "on_time_probability": { "$ref": "contract://data/Ratio" } } };
  function validate66(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
    let vErrors = null;
    let errors = 0;
    const evaluated0 = validate66.evaluated;
    if (evaluated0.dynamicProps) {
      evaluated0.props = undefined;
    }
    if (evaluated0.dynamicItems) {
      evaluated0.items = undefined;
    }
    if (errors === 0) {
      if (data && typeof data == "object" && !Array.isArray(data)) {
        let missing0;
        if ((((data.queue_position === undefined) && (missing0 = "queue_position")) || ((data.predicted_start_ms === undefined) && (missing0 = "predicted_start_ms"))) || ((data.on_time_probability === undefined) && (missing0 = "on_time_probability"))) {
          validate66.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 } }];
          return false;
        }
        else {
          const _errs1 = errors;
          for (const key0 in data) {
            if (!(((key0 === "queue_position") || (key0 === "predicted_start_ms")) || (key0 === "on_time_probability"))) {
              validate66.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }];
              return false;
              break;
            }
          }
          if (_errs1 === errors) {
            if (data.queue_position !== undefined) {
              let data0 = data.queue_position;
              const _errs2 = errors;
              const _errs3 = errors;
              if (!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))) {
                validate66.errors = [{ instancePath: instancePath + "/queue_position", schemaPath: "contract://data/QueuePosition/type", keyword: "type", params: { type: "integer" } }];
                return false;
              }
              const _errs5 = errors;
              if (!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))) {
                validate66.errors = [{ instancePath: instancePath + "/queue_position", schemaPath: "contract://data/QueuePosition/allOf/0/type", keyword: "type", params: { type: "integer" } }];
                return false;
              }
              if (errors === _errs5) {
                if ((typeof data0 == "number") && (isFinite(data0))) {
                  if (!(formats0.validate(data0))) {
                    validate66.errors = [{ instancePath: instancePath + "/queue_position", schemaPath: "contract://data/QueuePosition/allOf/0/format", keyword: "format", params: { format: "int64" } }];
                    return false;
                  }
                }
              }
              if (errors === _errs3) {
                if ((typeof data0 == "number") && (isFinite(data0))) {
                  if (data0 > 9007199254740991 || isNaN(data0)) {
                    validate66.errors = [{ instancePath: instancePath + "/queue_position", schemaPath: "contract://data/QueuePosition/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } }];
                    return false;
                  }
                  else {
                    if (data0 < 0 || isNaN(data0)) {
                      validate66.errors = [{ instancePath: instancePath + "/queue_position", schemaPath: "contract://data/QueuePosition/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                      return false;
                    }
                  }
                }
              }
              var valid0 = _errs2 === errors;
            }
            else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.predicted_start_ms !== undefined) {
                let data1 = data.predicted_start_ms;
                const _errs7 = errors;
                const _errs8 = errors;
                if (!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))) {
                  validate66.errors = [{ instancePath: instancePath + "/predicted_start_ms", schemaPath: "contract://data/PredictedStartMs/type", keyword: "type", params: { type: "integer" } }];
                  return false;
                }
                const _errs10 = errors;
                if (!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))) {
                  validate66.errors = [{ instancePath: instancePath + "/predicted_start_ms", schemaPath: "contract://data/PredictedStartMs/allOf/0/type", keyword: "type", params: { type: "integer" } }];
                  return false;
                }
                if (errors === _errs10) {
                  if ((typeof data1 == "number") && (isFinite(data1))) {
                    if (!(formats0.validate(data1))) {
                      validate66.errors = [{ instancePath: instancePath + "/predicted_start_ms", schemaPath: "contract://data/PredictedStartMs/allOf/0/format", keyword: "format", params: { format: "int64" } }];
                      return false;
                    }
                  }
                }
                if (errors === _errs8) {
                  if ((typeof data1 == "number") && (isFinite(data1))) {
                    if (data1 > 9007199254740991 || isNaN(data1)) {
                      validate66.errors = [{ instancePath: instancePath + "/predicted_start_ms", schemaPath: "contract://data/PredictedStartMs/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } }];
                      return false;
                    }
                    else {
                      if (data1 < 0 || isNaN(data1)) {
                        validate66.errors = [{ instancePath: instancePath + "/predicted_start_ms", schemaPath: "contract://data/PredictedStartMs/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                        return false;
                      }
                    }
                  }
                }
                var valid0 = _errs7 === errors;
              }
              else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.on_time_probability !== undefined) {
                  let data2 = data.on_time_probability;
                  const _errs12 = errors;
                  const _errs13 = errors;
                  const _errs15 = errors;
                  if (errors === _errs15) {
                    if ((typeof data2 == "number") && (isFinite(data2))) {
                      if (!(formats4.validate(data2))) {
                        validate66.errors = [{ instancePath: instancePath + "/on_time_probability", schemaPath: "contract://data/Ratio/allOf/0/format", keyword: "format", params: { format: "double" } }];
                        return false;
                      }
                    }
                    else {
                      validate66.errors = [{ instancePath: instancePath + "/on_time_probability", schemaPath: "contract://data/Ratio/allOf/0/type", keyword: "type", params: { type: "number" } }];
                      return false;
                    }
                  }
                  if (errors === _errs13) {
                    if ((typeof data2 == "number") && (isFinite(data2))) {
                      if (data2 > 1 || isNaN(data2)) {
                        validate66.errors = [{ instancePath: instancePath + "/on_time_probability", schemaPath: "contract://data/Ratio/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1 } }];
                        return false;
                      }
                      else {
                        if (data2 < 0 || isNaN(data2)) {
                          validate66.errors = [{ instancePath: instancePath + "/on_time_probability", schemaPath: "contract://data/Ratio/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                          return false;
                        }
                      }
                    }
                    else {
                      validate66.errors = [{ instancePath: instancePath + "/on_time_probability", schemaPath: "contract://data/Ratio/type", keyword: "type", params: { type: "number" } }];
                      return false;
                    }
                  }
                  var valid0 = _errs12 === errors;
                }
                else {
                  var valid0 = true;
                }
              }
            }
          }
        }
      }
      else {
        validate66.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }];
        return false;
      }
    }
    validate66.errors = vErrors;
    return errors === 0;
  }
  validate66.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
  compiled.data_TokenData = validate67;
  const schema194 = { "type": "object", "additionalProperties": false, "required": ["t", "i"], "properties": { "t": { "type": "string", "maxLength": 1000000 }, "i": { "type": "integer", "minimum": 0, "maximum": 9007199254740991, "allOf": [{ "type": "integer", "format": "int64" }] } } };
  function validate67(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
    let vErrors = null;
    let errors = 0;
    const evaluated0 = validate67.evaluated;
    if (evaluated0.dynamicProps) {
      evaluated0.props = undefined;
    }
    if (evaluated0.dynamicItems) {
      evaluated0.items = undefined;
    }
    if (errors === 0) {
      if (data && typeof data == "object" && !Array.isArray(data)) {
        let missing0;
        if (((data.t === undefined) && (missing0 = "t")) || ((data.i === undefined) && (missing0 = "i"))) {
          validate67.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 } }];
          return false;
        }
        else {
          const _errs1 = errors;
          for (const key0 in data) {
            if (!((key0 === "t") || (key0 === "i"))) {
              validate67.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }];
              return false;
              break;
            }
          }
          if (_errs1 === errors) {
            if (data.t !== undefined) {
              let data0 = data.t;
              const _errs2 = errors;
              if (errors === _errs2) {
                if (typeof data0 === "string") {
                  if (func1(data0) > 1000000) {
                    validate67.errors = [{ instancePath: instancePath + "/t", schemaPath: "#/properties/t/maxLength", keyword: "maxLength", params: { limit: 1000000 } }];
                    return false;
                  }
                }
                else {
                  validate67.errors = [{ instancePath: instancePath + "/t", schemaPath: "#/properties/t/type", keyword: "type", params: { type: "string" } }];
                  return false;
                }
              }
              var valid0 = _errs2 === errors;
            }
            else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.i !== undefined) {
                let data1 = data.i;
                const _errs4 = errors;
                if (!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))) {
                  validate67.errors = [{ instancePath: instancePath + "/i", schemaPath: "#/properties/i/type", keyword: "type", params: { type: "integer" } }];
                  return false;
                }
                const _errs6 = errors;
                if (!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))) {
                  validate67.errors = [{ instancePath: instancePath + "/i", schemaPath: "#/properties/i/allOf/0/type", keyword: "type", params: { type: "integer" } }];
                  return false;
                }
                if (errors === _errs6) {
                  if ((typeof data1 == "number") && (isFinite(data1))) {
                    if (!(formats0.validate(data1))) {
                      validate67.errors = [{ instancePath: instancePath + "/i", schemaPath: "#/properties/i/allOf/0/format", keyword: "format", params: { format: "int64" } }];
                      return false;
                    }
                  }
                }
                if (errors === _errs4) {
                  if ((typeof data1 == "number") && (isFinite(data1))) {
                    if (data1 > 9007199254740991 || isNaN(data1)) {
                      validate67.errors = [{ instancePath: instancePath + "/i", schemaPath: "#/properties/i/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } }];
                      return false;
                    }
                    else {
                      if (data1 < 0 || isNaN(data1)) {
                        validate67.errors = [{ instancePath: instancePath + "/i", schemaPath: "#/properties/i/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                        return false;
                      }
                    }
                  }
                }
                var valid0 = _errs4 === errors;
              }
              else {
                var valid0 = true;
              }
            }
          }
        }
      }
      else {
        validate67.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }];
        return false;
      }
    }
    validate67.errors = vErrors;
    return errors === 0;
  }
  validate67.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
  compiled.data_MetricsData = validate68;
  const schema195 = { "type": "object", "additionalProperties": false, "required": ["queue_depth", "on_time_probability", "kv_warmth"], "properties": { "queue_depth": { "$ref": "contract://data/Count" }, "on_time_probability": { "$ref": "contract://data/Ratio" }, "kv_warmth": { "type": "boolean" }, "predicted_start_ms": { "$ref": "contract://data/PredictedStartMs" }, "attempt": { "$ref": "contract://data/Count" }, "replica_id": { "$ref": "contract://data/ReplicaId" }, "kv_migrated": { "type": "boolean" }, "tokens_budget_remaining": { "$ref": "contract://data/TokensBudgetRemaining" }, "time_budget_remaining_ms": { "$ref": "contract://data/TimeBudgetRemaining" }, "cost_budget_remaining": { "$ref": "contract://data/CostBudgetRemaining" } } };
  function validate68(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
    let vErrors = null;
    let errors = 0;
    const evaluated0 = validate68.evaluated;
    if (evaluated0.dynamicProps) {
      evaluated0.props = undefined;
    }
    if (evaluated0.dynamicItems) {
      evaluated0.items = undefined;
    }
    if (errors === 0) {
      if (data && typeof data == "object" && !Array.isArray(data)) {
        let missing0;
        if ((((data.queue_depth === undefined) && (missing0 = "queue_depth")) || ((data.on_time_probability === undefined) && (missing0 = "on_time_probability"))) || ((data.kv_warmth === undefined) && (missing0 = "kv_warmth"))) {
          validate68.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 } }];
          return false;
        }
        else {
          const _errs1 = errors;
          for (const key0 in data) {
            if (!(func7.call(schema195.properties, key0))) {
              validate68.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }];
              return false;
              break;
            }
          }
          if (_errs1 === errors) {
            if (data.queue_depth !== undefined) {
              let data0 = data.queue_depth;
              const _errs2 = errors;
              const _errs3 = errors;
              if (!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))) {
                validate68.errors = [{ instancePath: instancePath + "/queue_depth", schemaPath: "contract://data/Count/type", keyword: "type", params: { type: "integer" } }];
                return false;
              }
              const _errs5 = errors;
              if (!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))) {
                validate68.errors = [{ instancePath: instancePath + "/queue_depth", schemaPath: "contract://data/Count/allOf/0/type", keyword: "type", params: { type: "integer" } }];
                return false;
              }
              if (errors === _errs5) {
                if ((typeof data0 == "number") && (isFinite(data0))) {
                  if (!(formats0.validate(data0))) {
                    validate68.errors = [{ instancePath: instancePath + "/queue_depth", schemaPath: "contract://data/Count/allOf/0/format", keyword: "format", params: { format: "int64" } }];
                    return false;
                  }
                }
              }
              if (errors === _errs3) {
                if ((typeof data0 == "number") && (isFinite(data0))) {
                  if (data0 > 9007199254740991 || isNaN(data0)) {
                    validate68.errors = [{ instancePath: instancePath + "/queue_depth", schemaPath: "contract://data/Count/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } }];
                    return false;
                  }
                  else {
                    if (data0 < 0 || isNaN(data0)) {
                      validate68.errors = [{ instancePath: instancePath + "/queue_depth", schemaPath: "contract://data/Count/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                      return false;
                    }
                  }
                }
              }
              var valid0 = _errs2 === errors;
            }
            else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.on_time_probability !== undefined) {
                let data1 = data.on_time_probability;
                const _errs7 = errors;
                const _errs8 = errors;
                const _errs10 = errors;
                if (errors === _errs10) {
                  if ((typeof data1 == "number") && (isFinite(data1))) {
                    if (!(formats4.validate(data1))) {
                      validate68.errors = [{ instancePath: instancePath + "/on_time_probability", schemaPath: "contract://data/Ratio/allOf/0/format", keyword: "format", params: { format: "double" } }];
                      return false;
                    }
                  }
                  else {
                    validate68.errors = [{ instancePath: instancePath + "/on_time_probability", schemaPath: "contract://data/Ratio/allOf/0/type", keyword: "type", params: { type: "number" } }];
                    return false;
                  }
                }
                if (errors === _errs8) {
                  if ((typeof data1 == "number") && (isFinite(data1))) {
                    if (data1 > 1 || isNaN(data1)) {
                      validate68.errors = [{ instancePath: instancePath + "/on_time_probability", schemaPath: "contract://data/Ratio/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1 } }];
                      return false;
                    }
                    else {
                      if (data1 < 0 || isNaN(data1)) {
                        validate68.errors = [{ instancePath: instancePath + "/on_time_probability", schemaPath: "contract://data/Ratio/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                        return false;
                      }
                    }
                  }
                  else {
                    validate68.errors = [{ instancePath: instancePath + "/on_time_probability", schemaPath: "contract://data/Ratio/type", keyword: "type", params: { type: "number" } }];
                    return false;
                  }
                }
                var valid0 = _errs7 === errors;
              }
              else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.kv_warmth !== undefined) {
                  const _errs12 = errors;
                  if (typeof data.kv_warmth !== "boolean") {
                    validate68.errors = [{ instancePath: instancePath + "/kv_warmth", schemaPath: "#/properties/kv_warmth/type", keyword: "type", params: { type: "boolean" } }];
                    return false;
                  }
                  var valid0 = _errs12 === errors;
                }
                else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.predicted_start_ms !== undefined) {
                    let data3 = data.predicted_start_ms;
                    const _errs14 = errors;
                    const _errs15 = errors;
                    if (!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))) {
                      validate68.errors = [{ instancePath: instancePath + "/predicted_start_ms", schemaPath: "contract://data/PredictedStartMs/type", keyword: "type", params: { type: "integer" } }];
                      return false;
                    }
                    const _errs17 = errors;
                    if (!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))) {
                      validate68.errors = [{ instancePath: instancePath + "/predicted_start_ms", schemaPath: "contract://data/PredictedStartMs/allOf/0/type", keyword: "type", params: { type: "integer" } }];
                      return false;
                    }
                    if (errors === _errs17) {
                      if ((typeof data3 == "number") && (isFinite(data3))) {
                        if (!(formats0.validate(data3))) {
                          validate68.errors = [{ instancePath: instancePath + "/predicted_start_ms", schemaPath: "contract://data/PredictedStartMs/allOf/0/format", keyword: "format", params: { format: "int64" } }];
                          return false;
                        }
                      }
                    }
                    if (errors === _errs15) {
                      if ((typeof data3 == "number") && (isFinite(data3))) {
                        if (data3 > 9007199254740991 || isNaN(data3)) {
                          validate68.errors = [{ instancePath: instancePath + "/predicted_start_ms", schemaPath: "contract://data/PredictedStartMs/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } }];
                          return false;
                        }
                        else {
                          if (data3 < 0 || isNaN(data3)) {
                            validate68.errors = [{ instancePath: instancePath + "/predicted_start_ms", schemaPath: "contract://data/PredictedStartMs/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                            return false;
                          }
                        }
                      }
                    }
                    var valid0 = _errs14 === errors;
                  }
                  else {
                    var valid0 = true;
                  }
                  if (valid0) {
                    if (data.attempt !== undefined) {
                      let data4 = data.attempt;
                      const _errs19 = errors;
                      const _errs20 = errors;
                      if (!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))) {
                        validate68.errors = [{ instancePath: instancePath + "/attempt", schemaPath: "contract://data/Count/type", keyword: "type", params: { type: "integer" } }];
                        return false;
                      }
                      const _errs22 = errors;
                      if (!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))) {
                        validate68.errors = [{ instancePath: instancePath + "/attempt", schemaPath: "contract://data/Count/allOf/0/type", keyword: "type", params: { type: "integer" } }];
                        return false;
                      }
                      if (errors === _errs22) {
                        if ((typeof data4 == "number") && (isFinite(data4))) {
                          if (!(formats0.validate(data4))) {
                            validate68.errors = [{ instancePath: instancePath + "/attempt", schemaPath: "contract://data/Count/allOf/0/format", keyword: "format", params: { format: "int64" } }];
                            return false;
                          }
                        }
                      }
                      if (errors === _errs20) {
                        if ((typeof data4 == "number") && (isFinite(data4))) {
                          if (data4 > 9007199254740991 || isNaN(data4)) {
                            validate68.errors = [{ instancePath: instancePath + "/attempt", schemaPath: "contract://data/Count/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } }];
                            return false;
                          }
                          else {
                            if (data4 < 0 || isNaN(data4)) {
                              validate68.errors = [{ instancePath: instancePath + "/attempt", schemaPath: "contract://data/Count/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                              return false;
                            }
                          }
                        }
                      }
                      var valid0 = _errs19 === errors;
                    }
                    else {
                      var valid0 = true;
                    }
                    if (valid0) {
                      if (data.replica_id !== undefined) {
                        let data5 = data.replica_id;
                        const _errs24 = errors;
                        const _errs25 = errors;
                        if (errors === _errs25) {
                          if (typeof data5 === "string") {
                            if (func1(data5) > 64) {
                              validate68.errors = [{ instancePath: instancePath + "/replica_id", schemaPath: "contract://data/ReplicaId/maxLength", keyword: "maxLength", params: { limit: 64 } }];
                              return false;
                            }
                            else {
                              if (func1(data5) < 1) {
                                validate68.errors = [{ instancePath: instancePath + "/replica_id", schemaPath: "contract://data/ReplicaId/minLength", keyword: "minLength", params: { limit: 1 } }];
                                return false;
                              }
                              else {
                                if (!pattern6.test(data5)) {
                                  validate68.errors = [{ instancePath: instancePath + "/replica_id", schemaPath: "contract://data/ReplicaId/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]*$" } }];
                                  return false;
                                }
                              }
                            }
                          }
                          else {
                            validate68.errors = [{ instancePath: instancePath + "/replica_id", schemaPath: "contract://data/ReplicaId/type", keyword: "type", params: { type: "string" } }];
                            return false;
                          }
                        }
                        var valid0 = _errs24 === errors;
                      }
                      else {
                        var valid0 = true;
                      }
                      if (valid0) {
                        if (data.kv_migrated !== undefined) {
                          const _errs27 = errors;
                          if (typeof data.kv_migrated !== "boolean") {
                            validate68.errors = [{ instancePath: instancePath + "/kv_migrated", schemaPath: "#/properties/kv_migrated/type", keyword: "type", params: { type: "boolean" } }];
                            return false;
                          }
                          var valid0 = _errs27 === errors;
                        }
                        else {
                          var valid0 = true;
                        }
                        if (valid0) {
                          if (data.tokens_budget_remaining !== undefined) {
                            let data7 = data.tokens_budget_remaining;
                            const _errs29 = errors;
                            const _errs30 = errors;
                            if (!(((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7))) && (isFinite(data7)))) {
                              validate68.errors = [{ instancePath: instancePath + "/tokens_budget_remaining", schemaPath: "contract://data/TokensBudgetRemaining/type", keyword: "type", params: { type: "integer" } }];
                              return false;
                            }
                            const _errs32 = errors;
                            if (!(((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7))) && (isFinite(data7)))) {
                              validate68.errors = [{ instancePath: instancePath + "/tokens_budget_remaining", schemaPath: "contract://data/TokensBudgetRemaining/allOf/0/type", keyword: "type", params: { type: "integer" } }];
                              return false;
                            }
                            if (errors === _errs32) {
                              if ((typeof data7 == "number") && (isFinite(data7))) {
                                if (!(formats0.validate(data7))) {
                                  validate68.errors = [{ instancePath: instancePath + "/tokens_budget_remaining", schemaPath: "contract://data/TokensBudgetRemaining/allOf/0/format", keyword: "format", params: { format: "int64" } }];
                                  return false;
                                }
                              }
                            }
                            if (errors === _errs30) {
                              if ((typeof data7 == "number") && (isFinite(data7))) {
                                if (data7 > 9007199254740991 || isNaN(data7)) {
                                  validate68.errors = [{ instancePath: instancePath + "/tokens_budget_remaining", schemaPath: "contract://data/TokensBudgetRemaining/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } }];
                                  return false;
                                }
                                else {
                                  if (data7 < 0 || isNaN(data7)) {
                                    validate68.errors = [{ instancePath: instancePath + "/tokens_budget_remaining", schemaPath: "contract://data/TokensBudgetRemaining/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                                    return false;
                                  }
                                }
                              }
                            }
                            var valid0 = _errs29 === errors;
                          }
                          else {
                            var valid0 = true;
                          }
                          if (valid0) {
                            if (data.time_budget_remaining_ms !== undefined) {
                              let data8 = data.time_budget_remaining_ms;
                              const _errs34 = errors;
                              const _errs35 = errors;
                              if (!(((typeof data8 == "number") && (!(data8 % 1) && !isNaN(data8))) && (isFinite(data8)))) {
                                validate68.errors = [{ instancePath: instancePath + "/time_budget_remaining_ms", schemaPath: "contract://data/TimeBudgetRemaining/type", keyword: "type", params: { type: "integer" } }];
                                return false;
                              }
                              const _errs37 = errors;
                              if (!(((typeof data8 == "number") && (!(data8 % 1) && !isNaN(data8))) && (isFinite(data8)))) {
                                validate68.errors = [{ instancePath: instancePath + "/time_budget_remaining_ms", schemaPath: "contract://data/TimeBudgetRemaining/allOf/0/type", keyword: "type", params: { type: "integer" } }];
                                return false;
                              }
                              if (errors === _errs37) {
                                if ((typeof data8 == "number") && (isFinite(data8))) {
                                  if (!(formats0.validate(data8))) {
                                    validate68.errors = [{ instancePath: instancePath + "/time_budget_remaining_ms", schemaPath: "contract://data/TimeBudgetRemaining/allOf/0/format", keyword: "format", params: { format: "int64" } }];
                                    return false;
                                  }
                                }
                              }
                              if (errors === _errs35) {
                                if ((typeof data8 == "number") && (isFinite(data8))) {
                                  if (data8 > 9007199254740991 || isNaN(data8)) {
                                    validate68.errors = [{ instancePath: instancePath + "/time_budget_remaining_ms", schemaPath: "contract://data/TimeBudgetRemaining/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } }];
                                    return false;
                                  }
                                  else {
                                    if (data8 < 0 || isNaN(data8)) {
                                      validate68.errors = [{ instancePath: instancePath + "/time_budget_remaining_ms", schemaPath: "contract://data/TimeBudgetRemaining/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                                      return false;
                                    }
                                  }
                                }
                              }
                              var valid0 = _errs34 === errors;
                            }
                            else {
                              var valid0 = true;
                            }
                            if (valid0) {
                              if (data.cost_budget_remaining !== undefined) {
                                let data9 = data.cost_budget_remaining;
                                const _errs39 = errors;
                                const _errs40 = errors;
                                const _errs42 = errors;
                                if (errors === _errs42) {
                                  if ((typeof data9 == "number") && (isFinite(data9))) {
                                    if (!(formats4.validate(data9))) {
                                      validate68.errors = [{ instancePath: instancePath + "/cost_budget_remaining", schemaPath: "contract://data/CostBudgetRemaining/allOf/0/format", keyword: "format", params: { format: "double" } }];
                                      return false;
                                    }
                                  }
                                  else {
                                    validate68.errors = [{ instancePath: instancePath + "/cost_budget_remaining", schemaPath: "contract://data/CostBudgetRemaining/allOf/0/type", keyword: "type", params: { type: "number" } }];
                                    return false;
                                  }
                                }
                                if (errors === _errs40) {
                                  if ((typeof data9 == "number") && (isFinite(data9))) {
                                    if (data9 > 9007199254740991 || isNaN(data9)) {
                                      validate68.errors = [{ instancePath: instancePath + "/cost_budget_remaining", schemaPath: "contract://data/CostBudgetRemaining/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } }];
                                      return false;
                                    }
                                    else {
                                      if (data9 < 0 || isNaN(data9)) {
                                        validate68.errors = [{ instancePath: instancePath + "/cost_budget_remaining", schemaPath: "contract://data/CostBudgetRemaining/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                                        return false;
                                      }
                                    }
                                  }
                                  else {
                                    validate68.errors = [{ instancePath: instancePath + "/cost_budget_remaining", schemaPath: "contract://data/CostBudgetRemaining/type", keyword: "type", params: { type: "number" } }];
                                    return false;
                                  }
                                }
                                var valid0 = _errs39 === errors;
                              }
                              else {
                                var valid0 = true;
                              }
                            }
                          }
                        }
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
      else {
        validate68.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }];
        return false;
      }
    }
    validate68.errors = vErrors;
    return errors === 0;
  }
  validate68.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
  compiled.data_EndData = validate69;
  const schema204 = { "type": "object", "additionalProperties": false, "required": ["tokens_out", "decode_ms", "decode_time_ms", "finish_reason"], "properties": { "tokens_out": { "$ref": "contract://data/TokensOut" }, "decode_ms": { "$ref": "contract://data/DecodeMs" }, "decode_time_ms": { "$ref": "contract://data/DecodeMs" }, "finish_reason": { "$ref": "contract://data/FinishReason" } } };
  const schema208 = { "type": "string", "enum": ["stop", "length", "budget"] };
  function validate69(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
    let vErrors = null;
    let errors = 0;
    const evaluated0 = validate69.evaluated;
    if (evaluated0.dynamicProps) {
      evaluated0.props = undefined;
    }
    if (evaluated0.dynamicItems) {
      evaluated0.items = undefined;
    }
    if (errors === 0) {
      if (data && typeof data == "object" && !Array.isArray(data)) {
        let missing0;
        if (((((data.tokens_out === undefined) && (missing0 = "tokens_out")) || ((data.decode_ms === undefined) && (missing0 = "decode_ms"))) || ((data.decode_time_ms === undefined) && (missing0 = "decode_time_ms"))) || ((data.finish_reason === undefined) && (missing0 = "finish_reason"))) {
          validate69.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 } }];
          return false;
        }
        else {
          const _errs1 = errors;
          for (const key0 in data) {
            if (!((((key0 === "tokens_out") || (key0 === "decode_ms")) || (key0 === "decode_time_ms")) || (key0 === "finish_reason"))) {
              validate69.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }];
              return false;
              break;
            }
          }
          if (_errs1 === errors) {
            if (data.tokens_out !== undefined) {
              let data0 = data.tokens_out;
              const _errs2 = errors;
              const _errs3 = errors;
              if (!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))) {
                validate69.errors = [{ instancePath: instancePath + "/tokens_out", schemaPath: "contract://data/TokensOut/type", keyword: "type", params: { type: "integer" } }];
                return false;
              }
              const _errs5 = errors;
              if (!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))) {
                validate69.errors = [{ instancePath: instancePath + "/tokens_out", schemaPath: "contract://data/TokensOut/allOf/0/type", keyword: "type", params: { type: "integer" } }];
                return false;
              }
              if (errors === _errs5) {
                if ((typeof data0 == "number") && (isFinite(data0))) {
                  if (!(formats0.validate(data0))) {
                    validate69.errors = [{ instancePath: instancePath + "/tokens_out", schemaPath: "contract://data/TokensOut/allOf/0/format", keyword: "format", params: { format: "int64" } }];
                    return false;
                  }
                }
              }
              if (errors === _errs3) {
                if ((typeof data0 == "number") && (isFinite(data0))) {
                  if (data0 > 9007199254740991 || isNaN(data0)) {
                    validate69.errors = [{ instancePath: instancePath + "/tokens_out", schemaPath: "contract://data/TokensOut/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } }];
                    return false;
                  }
                  else {
                    if (data0 < 0 || isNaN(data0)) {
                      validate69.errors = [{ instancePath: instancePath + "/tokens_out", schemaPath: "contract://data/TokensOut/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                      return false;
                    }
                  }
                }
              }
              var valid0 = _errs2 === errors;
            }
            else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.decode_ms !== undefined) {
                let data1 = data.decode_ms;
                const _errs7 = errors;
                const _errs8 = errors;
                if (!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))) {
                  validate69.errors = [{ instancePath: instancePath + "/decode_ms", schemaPath: "contract://data/DecodeMs/type", keyword: "type", params: { type: "integer" } }];
                  return false;
                }
                const _errs10 = errors;
                if (!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))) {
                  validate69.errors = [{ instancePath: instancePath + "/decode_ms", schemaPath: "contract://data/DecodeMs/allOf/0/type", keyword: "type", params: { type: "integer" } }];
                  return false;
                }
                if (errors === _errs10) {
                  if ((typeof data1 == "number") && (isFinite(data1))) {
                    if (!(formats0.validate(data1))) {
                      validate69.errors = [{ instancePath: instancePath + "/decode_ms", schemaPath: "contract://data/DecodeMs/allOf/0/format", keyword: "format", params: { format: "int64" } }];
                      return false;
                    }
                  }
                }
                if (errors === _errs8) {
                  if ((typeof data1 == "number") && (isFinite(data1))) {
                    if (data1 > 9007199254740991 || isNaN(data1)) {
                      validate69.errors = [{ instancePath: instancePath + "/decode_ms", schemaPath: "contract://data/DecodeMs/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } }];
                      return false;
                    }
                    else {
                      if (data1 < 0 || isNaN(data1)) {
                        validate69.errors = [{ instancePath: instancePath + "/decode_ms", schemaPath: "contract://data/DecodeMs/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                        return false;
                      }
                    }
                  }
                }
                var valid0 = _errs7 === errors;
              }
              else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.decode_time_ms !== undefined) {
                  let data2 = data.decode_time_ms;
                  const _errs12 = errors;
                  const _errs13 = errors;
                  if (!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))) {
                    validate69.errors = [{ instancePath: instancePath + "/decode_time_ms", schemaPath: "contract://data/DecodeMs/type", keyword: "type", params: { type: "integer" } }];
                    return false;
                  }
                  const _errs15 = errors;
                  if (!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))) {
                    validate69.errors = [{ instancePath: instancePath + "/decode_time_ms", schemaPath: "contract://data/DecodeMs/allOf/0/type", keyword: "type", params: { type: "integer" } }];
                    return false;
                  }
                  if (errors === _errs15) {
                    if ((typeof data2 == "number") && (isFinite(data2))) {
                      if (!(formats0.validate(data2))) {
                        validate69.errors = [{ instancePath: instancePath + "/decode_time_ms", schemaPath: "contract://data/DecodeMs/allOf/0/format", keyword: "format", params: { format: "int64" } }];
                        return false;
                      }
                    }
                  }
                  if (errors === _errs13) {
                    if ((typeof data2 == "number") && (isFinite(data2))) {
                      if (data2 > 9007199254740991 || isNaN(data2)) {
                        validate69.errors = [{ instancePath: instancePath + "/decode_time_ms", schemaPath: "contract://data/DecodeMs/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } }];
                        return false;
                      }
                      else {
                        if (data2 < 0 || isNaN(data2)) {
                          validate69.errors = [{ instancePath: instancePath + "/decode_time_ms", schemaPath: "contract://data/DecodeMs/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                          return false;
                        }
                      }
                    }
                  }
                  var valid0 = _errs12 === errors;
                }
                else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.finish_reason !== undefined) {
                    let data3 = data.finish_reason;
                    const _errs17 = errors;
                    if (typeof data3 !== "string") {
                      validate69.errors = [{ instancePath: instancePath + "/finish_reason", schemaPath: "contract://data/FinishReason/type", keyword: "type", params: { type: "string" } }];
                      return false;
                    }
                    if (!(((data3 === "stop") || (data3 === "length")) || (data3 === "budget"))) {
                      validate69.errors = [{ instancePath: instancePath + "/finish_reason", schemaPath: "contract://data/FinishReason/enum", keyword: "enum", params: { allowedValues: schema208.enum } }];
                      return false;
                    }
                    var valid0 = _errs17 === errors;
                  }
                  else {
                    var valid0 = true;
                  }
                }
              }
            }
          }
        }
      }
      else {
        validate69.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }];
        return false;
      }
    }
    validate69.errors = vErrors;
    return errors === 0;
  }
  validate69.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
  compiled.data_ErrorData = validate70;
  const schema209 = { "type": "object", "additionalProperties": false, "required": ["code", "message", "engine", "retriable"], "properties": { "code": { "$ref": "contract://data/ErrorCode" }, "message": { "$ref": "contract://data/ErrorMessage" }, "engine": { "type": "string", "minLength": 1, "maxLength": 64 }, "retriable": { "type": "boolean" }, "differs_at": { "$ref": "contract://data/DiffersAt" } } };
  function validate70(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
    let vErrors = null;
    let errors = 0;
    const evaluated0 = validate70.evaluated;
    if (evaluated0.dynamicProps) {
      evaluated0.props = undefined;
    }
    if (evaluated0.dynamicItems) {
      evaluated0.items = undefined;
    }
    if (errors === 0) {
      if (data && typeof data == "object" && !Array.isArray(data)) {
        let missing0;
        if (((((data.code === undefined) && (missing0 = "code")) || ((data.message === undefined) && (missing0 = "message"))) || ((data.engine === undefined) && (missing0 = "engine"))) || ((data.retriable === undefined) && (missing0 = "retriable"))) {
          validate70.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 } }];
          return false;
        }
        else {
          const _errs1 = errors;
          for (const key0 in data) {
            if (!(((((key0 === "code") || (key0 === "message")) || (key0 === "engine")) || (key0 === "retriable")) || (key0 === "differs_at"))) {
              validate70.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }];
              return false;
              break;
            }
          }
          if (_errs1 === errors) {
            if (data.code !== undefined) {
              let data0 = data.code;
              const _errs2 = errors;
              if (typeof data0 !== "string") {
                validate70.errors = [{ instancePath: instancePath + "/code", schemaPath: "contract://data/ErrorCode/type", keyword: "type", params: { type: "string" } }];
                return false;
              }
              if (!(((((((((((((((((((((((((((data0 === "ADMISSION_REJECT") || (data0 === "QUEUE_FULL_DROP_LRU")) || (data0 === "INVALID_PARAMS")) || (data0 === "POOL_UNREADY")) || (data0 === "POOL_UNAVAILABLE")) || (data0 === "REPLICA_EXHAUSTED")) || (data0 === "DECODE_TIMEOUT")) || (data0 === "WORKER_RESET")) || (data0 === "INTERNAL")) || (data0 === "DEADLINE_UNMET")) || (data0 === "MODEL_DEPRECATED")) || (data0 === "UNTRUSTED_ARTIFACT")) || (data0 === "CANCELED")) || (data0 === "UNAUTHORIZED")) || (data0 === "FORBIDDEN")) || (data0 === "NOT_FOUND")) || (data0 === "METHOD_NOT_ALLOWED")) || (data0 === "NOT_ACCEPTABLE")) || (data0 === "REQUEST_TIMEOUT")) || (data0 === "CONFLICT")) || (data0 === "TOO_LARGE")) || (data0 === "UNSUPPORTED_MEDIA_TYPE")) || (data0 === "HEADERS_TOO_LARGE")) || (data0 === "SHUTTING_DOWN")) || (data0 === "STREAM_EXPIRED")) || (data0 === "ARTIFACT_DAMAGED")) || (data0 === "RANGE_NOT_SATISFIABLE"))) {
                validate70.errors = [{ instancePath: instancePath + "/code", schemaPath: "contract://data/ErrorCode/enum", keyword: "enum", params: { allowedValues: schema45.enum } }];
                return false;
              }
              var valid0 = _errs2 === errors;
            }
            else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.message !== undefined) {
                let data1 = data.message;
                const _errs5 = errors;
                const _errs6 = errors;
                if (errors === _errs6) {
                  if (typeof data1 === "string") {
                    if (func1(data1) > 2048) {
                      validate70.errors = [{ instancePath: instancePath + "/message", schemaPath: "contract://data/ErrorMessage/maxLength", keyword: "maxLength", params: { limit: 2048 } }];
                      return false;
                    }
                    else {
                      if (func1(data1) < 1) {
                        validate70.errors = [{ instancePath: instancePath + "/message", schemaPath: "contract://data/ErrorMessage/minLength", keyword: "minLength", params: { limit: 1 } }];
                        return false;
                      }
                    }
                  }
                  else {
                    validate70.errors = [{ instancePath: instancePath + "/message", schemaPath: "contract://data/ErrorMessage/type", keyword: "type", params: { type: "string" } }];
                    return false;
                  }
                }
                var valid0 = _errs5 === errors;
              }
              else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.engine !== undefined) {
                  let data2 = data.engine;
                  const _errs8 = errors;
                  if (errors === _errs8) {
                    if (typeof data2 === "string") {
                      if (func1(data2) > 64) {
                        validate70.errors = [{ instancePath: instancePath + "/engine", schemaPath: "#/properties/engine/maxLength", keyword: "maxLength", params: { limit: 64 } }];
                        return false;
                      }
                      else {
                        if (func1(data2) < 1) {
                          validate70.errors = [{ instancePath: instancePath + "/engine", schemaPath: "#/properties/engine/minLength", keyword: "minLength", params: { limit: 1 } }];
                          return false;
                        }
                      }
                    }
                    else {
                      validate70.errors = [{ instancePath: instancePath + "/engine", schemaPath: "#/properties/engine/type", keyword: "type", params: { type: "string" } }];
                      return false;
                    }
                  }
                  var valid0 = _errs8 === errors;
                }
                else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.retriable !== undefined) {
                    const _errs10 = errors;
                    if (typeof data.retriable !== "boolean") {
                      validate70.errors = [{ instancePath: instancePath + "/retriable", schemaPath: "#/properties/retriable/type", keyword: "type", params: { type: "boolean" } }];
                      return false;
                    }
                    var valid0 = _errs10 === errors;
                  }
                  else {
                    var valid0 = true;
                  }
                  if (valid0) {
                    if (data.differs_at !== undefined) {
                      let data4 = data.differs_at;
                      const _errs12 = errors;
                      const _errs13 = errors;
                      if (!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))) {
                        validate70.errors = [{ instancePath: instancePath + "/differs_at", schemaPath: "contract://data/DiffersAt/type", keyword: "type", params: { type: "integer" } }];
                        return false;
                      }
                      const _errs15 = errors;
                      if (!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))) {
                        validate70.errors = [{ instancePath: instancePath + "/differs_at", schemaPath: "contract://data/DiffersAt/allOf/0/type", keyword: "type", params: { type: "integer" } }];
                        return false;
                      }
                      if (errors === _errs15) {
                        if ((typeof data4 == "number") && (isFinite(data4))) {
                          if (!(formats0.validate(data4))) {
                            validate70.errors = [{ instancePath: instancePath + "/differs_at", schemaPath: "contract://data/DiffersAt/allOf/0/format", keyword: "format", params: { format: "int64" } }];
                            return false;
                          }
                        }
                      }
                      if (errors === _errs13) {
                        if ((typeof data4 == "number") && (isFinite(data4))) {
                          if (data4 > 9007199254740991 || isNaN(data4)) {
                            validate70.errors = [{ instancePath: instancePath + "/differs_at", schemaPath: "contract://data/DiffersAt/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } }];
                            return false;
                          }
                          else {
                            if (data4 < 0 || isNaN(data4)) {
                              validate70.errors = [{ instancePath: instancePath + "/differs_at", schemaPath: "contract://data/DiffersAt/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                              return false;
                            }
                          }
                        }
                      }
                      var valid0 = _errs12 === errors;
                    }
                    else {
                      var valid0 = true;
                    }
                  }
                }
              }
            }
          }
        }
      }
      else {
        validate70.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }];
        return false;
      }
    }
    validate70.errors = vErrors;
    return errors === 0;
  }
  validate70.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
  return compiled;
})();
const config = (() => {
  const compiled = {};
  compiled.config_Config = validate15;
  const schema34 = { "type": "object", "additionalProperties": false, "properties": { "listen": { "type": "string", "minLength": 2, "maxLength": 262, "pattern": "^(\\[[0-9A-Fa-f:.]+\\]|[A-Za-z0-9.-]*):[0-9]{1,5}$" }, "data_dir": { "type": "string", "minLength": 1, "maxLength": 4096 }, "auth": { "$ref": "contract://config/AuthConfig" }, "queue": { "$ref": "contract://config/QueueConfig" }, "sessions": { "$ref": "contract://config/SessionsConfig" }, "limits": { "$ref": "contract://config/LimitsConfig" }, "streams": { "$ref": "contract://config/StreamsConfig" }, "retention": { "$ref": "contract://config/RetentionConfig" }, "artifacts": { "$ref": "contract://config/ArtifactsConfig" }, "transcripts": { "$ref": "contract://config/TranscriptsConfig" }, "shutdown": { "$ref": "contract://config/ShutdownConfig" }, "log": { "$ref": "contract://config/LogConfig" }, "pools": { "type": "array", "minItems": 1, "maxItems": 256, "items": { "$ref": "contract://config/PoolConfig" } } } };
  const schema48 = { "type": "object", "additionalProperties": false, "properties": { "store": { "type": "boolean" }, "prompts": { "type": "boolean" } } };
  const schema49 = { "type": "object", "additionalProperties": false, "properties": { "deadline_ms": { "type": "integer", "minimum": 0, "maximum": 3600000 } } };
  const schema50 = { "type": "object", "additionalProperties": false, "properties": { "level": { "type": "string", "enum": ["error", "warn", "info", "debug"] }, "format": { "type": "string", "enum": ["json", "pretty"] } } };
  const func1 = Object.prototype.hasOwnProperty;
  const func2 = require("ajv/dist/runtime/ucs2length").default;
  const pattern4 = new RegExp("^(\\[[0-9A-Fa-f:.]+\\]|[A-Za-z0-9.-]*):[0-9]{1,5}$", "u");
  const schema35 = { "type": "object", "additionalProperties": false, "properties": { "keys": { "type": "array", "maxItems": 1024, "items": { "$ref": "contract://config/ApiKeyConfig" } } } };
  const schema36 = { "type": "object", "additionalProperties": false, "required": ["id", "sha256"], "properties": { "id": { "$ref": "contract://config/Id" }, "sha256": { "type": "string", "minLength": 64, "maxLength": 64, "pattern": "^[0-9a-fA-F]{64}$" }, "weight": { "type": "number", "exclusiveMinimum": 0, "maximum": 1000 }, "limits": { "$ref": "contract://config/KeyLimitsConfig" } } };
  const schema37 = { "type": "string", "minLength": 1, "maxLength": 64, "pattern": "^[A-Za-z0-9][A-Za-z0-9._-]*$" };
  const pattern5 = new RegExp("^[A-Za-z0-9][A-Za-z0-9._-]*$", "u");
  const pattern6 = new RegExp("^[0-9a-fA-F]{64}$", "u");
  const schema38 = { "type": "object", "additionalProperties": false, "properties": { "concurrent_jobs": { "type": "integer", "minimum": 1, "maximum": 1000000 }, "requests_per_minute": { "type": "integer", "minimum": 1, "maximum": 1000000 }, "tokens_per_minute": { "type": "integer", "minimum": 1, "maximum": 1000000000000 }, "queued_kv_mb": { "type": "integer", "minimum": 1, "maximum": 1000000000 } } };
  function validate18(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
    let vErrors = null;
    let errors = 0;
    const evaluated0 = validate18.evaluated;
    if (evaluated0.dynamicProps) {
      evaluated0.props = undefined;
    }
    if (evaluated0.dynamicItems) {
      evaluated0.items = undefined;
    }
    if (data && typeof data == "object" && !Array.isArray(data)) {
      for (const key0 in data) {
        if (!((((key0 === "concurrent_jobs") || (key0 === "requests_per_minute")) || (key0 === "tokens_per_minute")) || (key0 === "queued_kv_mb"))) {
          const err0 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
          if (vErrors === null) {
            vErrors = [err0];
          }
          else {
            vErrors.push(err0);
          }
          errors++;
        }
      }
      if (data.concurrent_jobs !== undefined) {
        let data0 = data.concurrent_jobs;
        if (!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))) {
          const err1 = { instancePath: instancePath + "/concurrent_jobs", schemaPath: "#/properties/concurrent_jobs/type", keyword: "type", params: { type: "integer" } };
          if (vErrors === null) {
            vErrors = [err1];
          }
          else {
            vErrors.push(err1);
          }
          errors++;
        }
        if ((typeof data0 == "number") && (isFinite(data0))) {
          if (data0 > 1000000 || isNaN(data0)) {
            const err2 = { instancePath: instancePath + "/concurrent_jobs", schemaPath: "#/properties/concurrent_jobs/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1000000 } };
            if (vErrors === null) {
              vErrors = [err2];
            }
            else {
              vErrors.push(err2);
            }
            errors++;
          }
          if (data0 < 1 || isNaN(data0)) {
            const err3 = { instancePath: instancePath + "/concurrent_jobs", schemaPath: "#/properties/concurrent_jobs/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 } };
            if (vErrors === null) {
              vErrors = [err3];
            }
            else {
              vErrors.push(err3);
            }
            errors++;
          }
        }
      }
      if (data.requests_per_minute !== undefined) {
        let data1 = data.requests_per_minute;
        if (!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))) {
          const err4 = { instancePath: instancePath + "/requests_per_minute", schemaPath: "#/properties/requests_per_minute/type", keyword: "type", params: { type: "integer" } };
          if (vErrors === null) {
            vErrors = [err4];
          }
          else {
            vErrors.push(err4);
          }
          errors++;
        }
        if ((typeof data1 == "number") && (isFinite(data1))) {
          if (data1 > 1000000 || isNaN(data1)) {
            const err5 = { instancePath: instancePath + "/requests_per_minute", schemaPath: "#/properties/requests_per_minute/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1000000 } };
            if (vErrors === null) {
              vErrors = [err5];
            }
            else {
              vErrors.push(err5);
            }
            errors++;
          }
          if (data1 < 1 || isNaN(data1)) {
            const err6 = { instancePath: instancePath + "/requests_per_minute", schemaPath: "#/properties/requests_per_minute/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 } };
            if (vErrors === null) {
              vErrors = [err6];
            }
            else {
              vErrors.push(err6);
            }
            errors++;
          }
        }
      }
      if (data.tokens_per_minute !== undefined) {
        let data2 = data.tokens_per_minute;
        if (!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))) {
          const err7 = { instancePath: instancePath + "/tokens_per_minute", schemaPath: "#/properties/tokens_per_minute/type", keyword: "type", params: { type: "integer" } };
          if (vErrors === null) {
            vErrors = [err7];
          }
          else {
            vErrors.push(err7);
          }
          errors++;
        }
        if ((typeof data2 == "number") && (isFinite(data2))) {
          if (data2 > 1000000000000 || isNaN(data2)) {
            const err8 = { instancePath: instancePath + "/tokens_per_minute", schemaPath: "#/properties/tokens_per_minute/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1000000000000 } };
            if (vErrors === null) {
              vErrors = [err8];
            }
            else {
              vErrors.push(err8);
            }
            errors++;
          }
          if (data2 < 1 || isNaN(data2)) {
            const err9 = { instancePath: instancePath + "/tokens_per_minute", schemaPath: "#/properties/tokens_per_minute/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 } };
            if (vErrors === null) {
              vErrors = [err9];
            }
            else {
              vErrors.push(err9);
            }
            errors++;
          }
        }
      }
      if (data.queued_kv_mb !== undefined) {
        let data3 = data.queued_kv_mb;
        if (!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))) {
          const err10 = { instancePath: instancePath + "/queued_kv_mb", schemaPath: "#/properties/queued_kv_mb/type", keyword: "type", params: { type: "integer" } };
          if (vErrors === null) {
            vErrors = [err10];
          }
          else {
            vErrors.push(err10);
          }
          errors++;
        }
        if ((typeof data3 == "number") && (isFinite(data3))) {
          if (data3 > 1000000000 || isNaN(data3)) {
            const err11 = { instancePath: instancePath + "/queued_kv_mb", schemaPath: "#/properties/queued_kv_mb/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1000000000 } };
            if (vErrors === null) {
              vErrors = [err11];
            }
            else {
              vErrors.push(err11);
            }
            errors++;
          }
          if (data3 < 1 || isNaN(data3)) {
            const err12 = { instancePath: instancePath + "/queued_kv_mb", schemaPath: "#/properties/queued_kv_mb/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 } };
            if (vErrors === null) {
              vErrors = [err12];
            }
            else {
              vErrors.push(err12);
            }
            errors++;
          }
        }
      }
    }
    else {
      const err13 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
      if (vErrors === null) {
        vErrors = [err13];
      }
      else {
        vErrors.push(err13);
      }
      errors++;
    }
    validate18.errors = vErrors;
    return errors === 0;
  }
  validate18.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
  function validate17(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
    let vErrors = null;
    let errors = 0;
    const evaluated0 = validate17.evaluated;
    if (evaluated0.dynamicProps) {
      evaluated0.props = undefined;
    }
    if (evaluated0.dynamicItems) {
      evaluated0.items = undefined;
    }
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (data.id === undefined) {
        const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "id" } };
        if (vErrors === null) {
          vErrors = [err0];
        }
        else {
          vErrors.push(err0);
        }
        errors++;
      }
      if (data.sha256 === undefined) {
        const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "sha256" } };
        if (vErrors === null) {
          vErrors = [err1];
        }
        else {
          vErrors.push(err1);
        }
        errors++;
      }
      for (const key0 in data) {
        if (!((((key0 === "id") || (key0 === "sha256")) || (key0 === "weight")) || (key0 === "limits"))) {
          const err2 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
          if (vErrors === null) {
            vErrors = [err2];
          }
          else {
            vErrors.push(err2);
          }
          errors++;
        }
      }
      if (data.id !== undefined) {
        let data0 = data.id;
        if (typeof data0 === "string") {
          if (func2(data0) > 64) {
            const err3 = { instancePath: instancePath + "/id", schemaPath: "contract://config/Id/maxLength", keyword: "maxLength", params: { limit: 64 } };
            if (vErrors === null) {
              vErrors = [err3];
            }
            else {
              vErrors.push(err3);
            }
            errors++;
          }
          if (func2(data0) < 1) {
            const err4 = { instancePath: instancePath + "/id", schemaPath: "contract://config/Id/minLength", keyword: "minLength", params: { limit: 1 } };
            if (vErrors === null) {
              vErrors = [err4];
            }
            else {
              vErrors.push(err4);
            }
            errors++;
          }
          if (!pattern5.test(data0)) {
            const err5 = { instancePath: instancePath + "/id", schemaPath: "contract://config/Id/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]*$" } };
            if (vErrors === null) {
              vErrors = [err5];
            }
            else {
              vErrors.push(err5);
            }
            errors++;
          }
        }
        else {
          const err6 = { instancePath: instancePath + "/id", schemaPath: "contract://config/Id/type", keyword: "type", params: { type: "string" } };
          if (vErrors === null) {
            vErrors = [err6];
          }
          else {
            vErrors.push(err6);
          }
          errors++;
        }
      }
      if (data.sha256 !== undefined) {
        let data1 = data.sha256;
        if (typeof data1 === "string") {
          if (func2(data1) > 64) {
            const err7 = { instancePath: instancePath + "/sha256", schemaPath: "#/properties/sha256/maxLength", keyword: "maxLength", params: { limit: 64 } };
            if (vErrors === null) {
              vErrors = [err7];
            }
            else {
              vErrors.push(err7);
            }
            errors++;
          }
          if (func2(data1) < 64) {
            const err8 = { instancePath: instancePath + "/sha256", schemaPath: "#/properties/sha256/minLength", keyword: "minLength", params: { limit: 64 } };
            if (vErrors === null) {
              vErrors = [err8];
            }
            else {
              vErrors.push(err8);
            }
            errors++;
          }
          if (!pattern6.test(data1)) {
            const err9 = { instancePath: instancePath + "/sha256", schemaPath: "#/properties/sha256/pattern", keyword: "pattern", params: { pattern: "^[0-9a-fA-F]{64}$" } };
            if (vErrors === null) {
              vErrors = [err9];
            }
            else {
              vErrors.push(err9);
            }
            errors++;
          }
        }
        else {
          const err10 = { instancePath: instancePath + "/sha256", schemaPath: "#/properties/sha256/type", keyword: "type", params: { type: "string" } };
          if (vErrors === null) {
            vErrors = [err10];
          }
          else {
            vErrors.push(err10);
          }
          errors++;
        }
      }
      if (data.weight !== undefined) {
        let data2 = data.weight;
        if ((typeof data2 == "number") && (isFinite(data2))) {
          if (data2 > 1000 || isNaN(data2)) {
            const err11 = { instancePath: instancePath + "/weight", schemaPath: "#/properties/weight/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1000 } };
            if (vErrors === null) {
              vErrors = [err11];
            }
            else {
              vErrors.push(err11);
            }
            errors++;
          }
          if (data2 <= 0 || isNaN(data2)) {
            const err12 = { instancePath: instancePath + "/weight", schemaPath: "#/properties/weight/exclusiveMinimum", keyword: "exclusiveMinimum", params: { comparison: ">", limit: 0 } };
            if (vErrors === null) {
              vErrors = [err12];
            }
            else {
              vErrors.push(err12);
            }
            errors++;
          }
        }
        else {
          const err13 = { instancePath: instancePath + "/weight", schemaPath: "#/properties/weight/type", keyword: "type", params: { type: "number" } };
          if (vErrors === null) {
            vErrors = [err13];
          }
          else {
            vErrors.push(err13);
          }
          errors++;
        }
      }
      if (data.limits !== undefined) {
        if (!(validate18(data.limits, { instancePath: instancePath + "/limits", parentData: data, parentDataProperty: "limits", rootData, dynamicAnchors }))) {
          vErrors = vErrors === null ? validate18.errors : vErrors.concat(validate18.errors);
          errors = vErrors.length;
        }
      }
    }
    else {
      const err14 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
      if (vErrors === null) {
        vErrors = [err14];
      }
      else {
        vErrors.push(err14);
      }
      errors++;
    }
    validate17.errors = vErrors;
    return errors === 0;
  }
  validate17.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
  function validate16(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
    let vErrors = null;
    let errors = 0;
    const evaluated0 = validate16.evaluated;
    if (evaluated0.dynamicProps) {
      evaluated0.props = undefined;
    }
    if (evaluated0.dynamicItems) {
      evaluated0.items = undefined;
    }
    if (data && typeof data == "object" && !Array.isArray(data)) {
      for (const key0 in data) {
        if (!(key0 === "keys")) {
          const err0 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
          if (vErrors === null) {
            vErrors = [err0];
          }
          else {
            vErrors.push(err0);
          }
          errors++;
        }
      }
      if (data.keys !== undefined) {
        let data0 = data.keys;
        if (Array.isArray(data0)) {
          if (data0.length > 1024) {
            const err1 = { instancePath: instancePath + "/keys", schemaPath: "#/properties/keys/maxItems", keyword: "maxItems", params: { limit: 1024 } };
            if (vErrors === null) {
              vErrors = [err1];
            }
            else {
              vErrors.push(err1);
            }
            errors++;
          }
          const len0 = data0.length;
          for (let i0 = 0; i0 < len0; i0++) {
            if (!(validate17(data0[i0], { instancePath: instancePath + "/keys/" + i0, parentData: data0, parentDataProperty: i0, rootData, dynamicAnchors }))) {
              vErrors = vErrors === null ? validate17.errors : vErrors.concat(validate17.errors);
              errors = vErrors.length;
            }
          }
        }
        else {
          const err2 = { instancePath: instancePath + "/keys", schemaPath: "#/properties/keys/type", keyword: "type", params: { type: "array" } };
          if (vErrors === null) {
            vErrors = [err2];
          }
          else {
            vErrors.push(err2);
          }
          errors++;
        }
      }
    }
    else {
      const err3 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
      if (vErrors === null) {
        vErrors = [err3];
      }
      else {
        vErrors.push(err3);
      }
      errors++;
    }
    validate16.errors = vErrors;
    return errors === 0;
  }
  validate16.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
  const schema39 = { "type": "object", "additionalProperties": false, "properties": { "capacity": { "type": "integer", "minimum": 1, "maximum": 1000000 }, "policy": { "$ref": "contract://config/QueuePolicy" }, "tokens": { "$ref": "contract://config/QueueTokens" }, "batch_share": { "type": "number", "minimum": 0, "maximum": 0.9 } } };
  const schema40 = { "type": "string", "enum": ["reject", "drop-lru", "shed-low-priority"] };
  const schema41 = { "type": "integer", "minimum": 1, "maximum": 1000000000000 };
  function validate22(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
    let vErrors = null;
    let errors = 0;
    const evaluated0 = validate22.evaluated;
    if (evaluated0.dynamicProps) {
      evaluated0.props = undefined;
    }
    if (evaluated0.dynamicItems) {
      evaluated0.items = undefined;
    }
    if (data && typeof data == "object" && !Array.isArray(data)) {
      for (const key0 in data) {
        if (!((((key0 === "capacity") || (key0 === "policy")) || (key0 === "tokens")) || (key0 === "batch_share"))) {
          const err0 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
          if (vErrors === null) {
            vErrors = [err0];
          }
          else {
            vErrors.push(err0);
          }
          errors++;
        }
      }
      if (data.capacity !== undefined) {
        let data0 = data.capacity;
        if (!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))) {
          const err1 = { instancePath: instancePath + "/capacity", schemaPath: "#/properties/capacity/type", keyword: "type", params: { type: "integer" } };
          if (vErrors === null) {
            vErrors = [err1];
          }
          else {
            vErrors.push(err1);
          }
          errors++;
        }
        if ((typeof data0 == "number") && (isFinite(data0))) {
          if (data0 > 1000000 || isNaN(data0)) {
            const err2 = { instancePath: instancePath + "/capacity", schemaPath: "#/properties/capacity/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1000000 } };
            if (vErrors === null) {
              vErrors = [err2];
            }
            else {
              vErrors.push(err2);
            }
            errors++;
          }
          if (data0 < 1 || isNaN(data0)) {
            const err3 = { instancePath: instancePath + "/capacity", schemaPath: "#/properties/capacity/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 } };
            if (vErrors === null) {
              vErrors = [err3];
            }
            else {
              vErrors.push(err3);
            }
            errors++;
          }
        }
      }
      if (data.policy !== undefined) {
        let data1 = data.policy;
        if (typeof data1 !== "string") {
          const err4 = { instancePath: instancePath + "/policy", schemaPath: "contract://config/QueuePolicy/type", keyword: "type", params: { type: "string" } };
          if (vErrors === null) {
            vErrors = [err4];
          }
          else {
            vErrors.push(err4);
          }
          errors++;
        }
        if (!(((data1 === "reject") || (data1 === "drop-lru")) || (data1 === "shed-low-priority"))) {
          const err5 = { instancePath: instancePath + "/policy", schemaPath: "contract://config/QueuePolicy/enum", keyword: "enum", params: { allowedValues: schema40.enum } };
          if (vErrors === null) {
            vErrors = [err5];
          }
          else {
            vErrors.push(err5);
          }
          errors++;
        }
      }
      if (data.tokens !== undefined) {
        let data2 = data.tokens;
        if (!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))) {
          const err6 = { instancePath: instancePath + "/tokens", schemaPath: "contract://config/QueueTokens/type", keyword: "type", params: { type: "integer" } };
          if (vErrors === null) {
            vErrors = [err6];
          }
          else {
            vErrors.push(err6);
          }
          errors++;
        }
        if ((typeof data2 == "number") && (isFinite(data2))) {
          if (data2 > 1000000000000 || isNaN(data2)) {
            const err7 = { instancePath: instancePath + "/tokens", schemaPath: "contract://config/QueueTokens/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1000000000000 } };
            if (vErrors === null) {
              vErrors = [err7];
            }
            else {
              vErrors.push(err7);
            }
            errors++;
          }
          if (data2 < 1 || isNaN(data2)) {
            const err8 = { instancePath: instancePath + "/tokens", schemaPath: "contract://config/QueueTokens/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 } };
            if (vErrors === null) {
              vErrors = [err8];
            }
            else {
              vErrors.push(err8);
            }
            errors++;
          }
        }
      }
      if (data.batch_share !== undefined) {
        let data3 = data.batch_share;
        if ((typeof data3 == "number") && (isFinite(data3))) {
          if (data3 > 0.9 || isNaN(data3)) {
            const err9 = { instancePath: instancePath + "/batch_share", schemaPath: "#/properties/batch_share/maximum", keyword: "maximum", params: { comparison: "<=", limit: 0.9 } };
            if (vErrors === null) {
              vErrors = [err9];
            }
            else {
              vErrors.push(err9);
            }
            errors++;
          }
          if (data3 < 0 || isNaN(data3)) {
            const err10 = { instancePath: instancePath + "/batch_share", schemaPath: "#/properties/batch_share/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } };
            if (vErrors === null) {
              vErrors = [err10];
            }
            else {
              vErrors.push(err10);
            }
            errors++;
          }
        }
        else {
          const err11 = { instancePath: instancePath + "/batch_share", schemaPath: "#/properties/batch_share/type", keyword: "type", params: { type: "number" } };
          if (vErrors === null) {
            vErrors = [err11];
          }
          else {
            vErrors.push(err11);
          }
          errors++;
        }
      }
    }
    else {
      const err12 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
      if (vErrors === null) {
        vErrors = [err12];
      }
      else {
        vErrors.push(err12);
      }
      errors++;
    }
    validate22.errors = vErrors;
    return errors === 0;
  }
  validate22.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
  const schema42 = { "type": "object", "additionalProperties": false, "properties": { "ttl_ms": { "type": "integer", "minimum": 1000, "maximum": 604800000 }, "max_turns": { "type": "integer", "minimum": 1, "maximum": 1000000 }, "budgets": { "$ref": "contract://config/BudgetsConfig" } } };
  const schema43 = { "type": "object", "additionalProperties": false, "properties": { "tokens": { "type": "integer", "minimum": 1, "maximum": 1000000000000 }, "time_ms": { "type": "integer", "minimum": 1, "maximum": 604800000 }, "cost": { "type": "number", "exclusiveMinimum": 0, "maximum": 1000000000 } } };
  function validate25(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
    let vErrors = null;
    let errors = 0;
    const evaluated0 = validate25.evaluated;
    if (evaluated0.dynamicProps) {
      evaluated0.props = undefined;
    }
    if (evaluated0.dynamicItems) {
      evaluated0.items = undefined;
    }
    if (data && typeof data == "object" && !Array.isArray(data)) {
      for (const key0 in data) {
        if (!(((key0 === "tokens") || (key0 === "time_ms")) || (key0 === "cost"))) {
          const err0 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
          if (vErrors === null) {
            vErrors = [err0];
          }
          else {
            vErrors.push(err0);
          }
          errors++;
        }
      }
      if (data.tokens !== undefined) {
        let data0 = data.tokens;
        if (!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))) {
          const err1 = { instancePath: instancePath + "/tokens", schemaPath: "#/properties/tokens/type", keyword: "type", params: { type: "integer" } };
          if (vErrors === null) {
            vErrors = [err1];
          }
          else {
            vErrors.push(err1);
          }
          errors++;
        }
        if ((typeof data0 == "number") && (isFinite(data0))) {
          if (data0 > 1000000000000 || isNaN(data0)) {
            const err2 = { instancePath: instancePath + "/tokens", schemaPath: "#/properties/tokens/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1000000000000 } };
            if (vErrors === null) {
              vErrors = [err2];
            }
            else {
              vErrors.push(err2);
            }
            errors++;
          }
          if (data0 < 1 || isNaN(data0)) {
            const err3 = { instancePath: instancePath + "/tokens", schemaPath: "#/properties/tokens/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 } };
            if (vErrors === null) {
              vErrors = [err3];
            }
            else {
              vErrors.push(err3);
            }
            errors++;
          }
        }
      }
      if (data.time_ms !== undefined) {
        let data1 = data.time_ms;
        if (!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))) {
          const err4 = { instancePath: instancePath + "/time_ms", schemaPath: "#/properties/time_ms/type", keyword: "type", params: { type: "integer" } };
          if (vErrors === null) {
            vErrors = [err4];
          }
          else {
            vErrors.push(err4);
          }
          errors++;
        }
        if ((typeof data1 == "number") && (isFinite(data1))) {
          if (data1 > 604800000 || isNaN(data1)) {
            const err5 = { instancePath: instancePath + "/time_ms", schemaPath: "#/properties/time_ms/maximum", keyword: "maximum", params: { comparison: "<=", limit: 604800000 } };
            if (vErrors === null) {
              vErrors = [err5];
            }
            else {
              vErrors.push(err5);
            }
            errors++;
          }
          if (data1 < 1 || isNaN(data1)) {
            const err6 = { instancePath: instancePath + "/time_ms", schemaPath: "#/properties/time_ms/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 } };
            if (vErrors === null) {
              vErrors = [err6];
            }
            else {
              vErrors.push(err6);
            }
            errors++;
          }
        }
      }
      if (data.cost !== undefined) {
        let data2 = data.cost;
        if ((typeof data2 == "number") && (isFinite(data2))) {
          if (data2 > 1000000000 || isNaN(data2)) {
            const err7 = { instancePath: instancePath + "/cost", schemaPath: "#/properties/cost/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1000000000 } };
            if (vErrors === null) {
              vErrors = [err7];
            }
            else {
              vErrors.push(err7);
            }
            errors++;
          }
          if (data2 <= 0 || isNaN(data2)) {
            const err8 = { instancePath: instancePath + "/cost", schemaPath: "#/properties/cost/exclusiveMinimum", keyword: "exclusiveMinimum", params: { comparison: ">", limit: 0 } };
            if (vErrors === null) {
              vErrors = [err8];
            }
            else {
              vErrors.push(err8);
            }
            errors++;
          }
        }
        else {
          const err9 = { instancePath: instancePath + "/cost", schemaPath: "#/properties/cost/type", keyword: "type", params: { type: "number" } };
          if (vErrors === null) {
            vErrors = [err9];
          }
          else {
            vErrors.push(err9);
          }
          errors++;
        }
      }
    }
    else {
      const err10 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
      if (vErrors === null) {
        vErrors = [err10];
      }
      else {
        vErrors.push(err10);
      }
      errors++;
    }
    validate25.errors = vErrors;
    return errors === 0;
  }
  validate25.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
  function validate24(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
    let vErrors = null;
    let errors = 0;
    const evaluated0 = validate24.evaluated;
    if (evaluated0.dynamicProps) {
      evaluated0.props = undefined;
    }
    if (evaluated0.dynamicItems) {
      evaluated0.items = undefined;
    }
    if (data && typeof data == "object" && !Array.isArray(data)) {
      for (const key0 in data) {
        if (!(((key0 === "ttl_ms") || (key0 === "max_turns")) || (key0 === "budgets"))) {
          const err0 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
          if (vErrors === null) {
            vErrors = [err0];
          }
          else {
            vErrors.push(err0);
          }
          errors++;
        }
      }
      if (data.ttl_ms !== undefined) {
        let data0 = data.ttl_ms;
        if (!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))) {
          const err1 = { instancePath: instancePath + "/ttl_ms", schemaPath: "#/properties/ttl_ms/type", keyword: "type", params: { type: "integer" } };
          if (vErrors === null) {
            vErrors = [err1];
          }
          else {
            vErrors.push(err1);
          }
          errors++;
        }
        if ((typeof data0 == "number") && (isFinite(data0))) {
          if (data0 > 604800000 || isNaN(data0)) {
            const err2 = { instancePath: instancePath + "/ttl_ms", schemaPath: "#/properties/ttl_ms/maximum", keyword: "maximum", params: { comparison: "<=", limit: 604800000 } };
            if (vErrors === null) {
              vErrors = [err2];
            }
            else {
              vErrors.push(err2);
            }
            errors++;
          }
          if (data0 < 1000 || isNaN(data0)) {
            const err3 = { instancePath: instancePath + "/ttl_ms", schemaPath: "#/properties/ttl_ms/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1000 } };
            if (vErrors === null) {
              vErrors = [err3];
            }
            else {
              vErrors.push(err3);
            }
            errors++;
          }
        }
      }
      if (data.max_turns !== undefined) {
        let data1 = data.max_turns;
        if (!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))) {
          const err4 = { instancePath: instancePath + "/max_turns", schemaPath: "#/properties/max_turns/type", keyword: "type", params: { type: "integer" } };
          if (vErrors === null) {
            vErrors = [err4];
          }
          else {
            vErrors.push(err4);
          }
          errors++;
        }
        if ((typeof data1 == "number") && (isFinite(data1))) {
          if (data1 > 1000000 || isNaN(data1)) {
            const err5 = { instancePath: instancePath + "/max_turns", schemaPath: "#/properties/max_turns/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1000000 } };
            if (vErrors === null) {
              vErrors = [err5];
            }
            else {
              vErrors.push(err5);
            }
            errors++;
          }
          if (data1 < 1 || isNaN(data1)) {
            const err6 = { instancePath: instancePath + "/max_turns", schemaPath: "#/properties/max_turns/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 } };
            if (vErrors === null) {
              vErrors = [err6];
            }
            else {
              vErrors.push(err6);
            }
            errors++;
          }
        }
      }
      if (data.budgets !== undefined) {
        if (!(validate25(data.budgets, { instancePath: instancePath + "/budgets", parentData: data, parentDataProperty: "budgets", rootData, dynamicAnchors }))) {
          vErrors = vErrors === null ? validate25.errors : vErrors.concat(validate25.errors);
          errors = vErrors.length;
        }
      }
    }
    else {
      const err7 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
      if (vErrors === null) {
        vErrors = [err7];
      }
      else {
        vErrors.push(err7);
      }
      errors++;
    }
    validate24.errors = vErrors;
    return errors === 0;
  }
  validate24.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
  const schema44 = { "type": "object", "additionalProperties": false, "properties": { "body_bytes": { "type": "integer", "minimum": 1024, "maximum": 67108864 }, "header_bytes": { "type": "integer", "minimum": 1024, "maximum": 65536 }, "json_depth": { "type": "integer", "minimum": 8, "maximum": 512 }, "open_streams": { "type": "integer", "minimum": 1, "maximum": 100000 }, "request_timeout_ms": { "type": "integer", "minimum": 1000, "maximum": 3600000 }, "headers_timeout_ms": { "type": "integer", "minimum": 1000, "maximum": 3600000 } } };
  function validate28(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
    let vErrors = null;
    let errors = 0;
    const evaluated0 = validate28.evaluated;
    if (evaluated0.dynamicProps) {
      evaluated0.props = undefined;
    }
    if (evaluated0.dynamicItems) {
      evaluated0.items = undefined;
    }
    if (data && typeof data == "object" && !Array.isArray(data)) {
      for (const key0 in data) {
        if (!((((((key0 === "body_bytes") || (key0 === "header_bytes")) || (key0 === "json_depth")) || (key0 === "open_streams")) || (key0 === "request_timeout_ms")) || (key0 === "headers_timeout_ms"))) {
          const err0 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
          if (vErrors === null) {
            vErrors = [err0];
          }
          else {
            vErrors.push(err0);
          }
          errors++;
        }
      }
      if (data.body_bytes !== undefined) {
        let data0 = data.body_bytes;
        if (!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))) {
          const err1 = { instancePath: instancePath + "/body_bytes", schemaPath: "#/properties/body_bytes/type", keyword: "type", params: { type: "integer" } };
          if (vErrors === null) {
            vErrors = [err1];
          }
          else {
            vErrors.push(err1);
          }
          errors++;
        }
        if ((typeof data0 == "number") && (isFinite(data0))) {
          if (data0 > 67108864 || isNaN(data0)) {
            const err2 = { instancePath: instancePath + "/body_bytes", schemaPath: "#/properties/body_bytes/maximum", keyword: "maximum", params: { comparison: "<=", limit: 67108864 } };
            if (vErrors === null) {
              vErrors = [err2];
            }
            else {
              vErrors.push(err2);
            }
            errors++;
          }
          if (data0 < 1024 || isNaN(data0)) {
            const err3 = { instancePath: instancePath + "/body_bytes", schemaPath: "#/properties/body_bytes/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1024 } };
            if (vErrors === null) {
              vErrors = [err3];
            }
            else {
              vErrors.push(err3);
            }
            errors++;
          }
        }
      }
      if (data.header_bytes !== undefined) {
        let data1 = data.header_bytes;
        if (!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))) {
          const err4 = { instancePath: instancePath + "/header_bytes", schemaPath: "#/properties/header_bytes/type", keyword: "type", params: { type: "integer" } };
          if (vErrors === null) {
            vErrors = [err4];
          }
          else {
            vErrors.push(err4);
          }
          errors++;
        }
        if ((typeof data1 == "number") && (isFinite(data1))) {
          if (data1 > 65536 || isNaN(data1)) {
            const err5 = { instancePath: instancePath + "/header_bytes", schemaPath: "#/properties/header_bytes/maximum", keyword: "maximum", params: { comparison: "<=", limit: 65536 } };
            if (vErrors === null) {
              vErrors = [err5];
            }
            else {
              vErrors.push(err5);
            }
            errors++;
          }
          if (data1 < 1024 || isNaN(data1)) {
            const err6 = { instancePath: instancePath + "/header_bytes", schemaPath: "#/properties/header_bytes/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1024 } };
            if (vErrors === null) {
              vErrors = [err6];
            }
            else {
              vErrors.push(err6);
            }
            errors++;
          }
        }
      }
      if (data.json_depth !== undefined) {
        let data2 = data.json_depth;
        if (!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))) {
          const err7 = { instancePath: instancePath + "/json_depth", schemaPath: "#/properties/json_depth/type", keyword: "type", params: { type: "integer" } };
          if (vErrors === null) {
            vErrors = [err7];
          }
          else {
            vErrors.push(err7);
          }
          errors++;
        }
        if ((typeof data2 == "number") && (isFinite(data2))) {
          if (data2 > 512 || isNaN(data2)) {
            const err8 = { instancePath: instancePath + "/json_depth", schemaPath: "#/properties/json_depth/maximum", keyword: "maximum", params: { comparison: "<=", limit: 512 } };
            if (vErrors === null) {
              vErrors = [err8];
            }
            else {
              vErrors.push(err8);
            }
            errors++;
          }
          if (data2 < 8 || isNaN(data2)) {
            const err9 = { instancePath: instancePath + "/json_depth", schemaPath: "#/properties/json_depth/minimum", keyword: "minimum", params: { comparison: ">=", limit: 8 } };
            if (vErrors === null) {
              vErrors = [err9];
            }
            else {
              vErrors.push(err9);
            }
            errors++;
          }
        }
      }
      if (data.open_streams !== undefined) {
        let data3 = data.open_streams;
        if (!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))) {
          const err10 = { instancePath: instancePath + "/open_streams", schemaPath: "#/properties/open_streams/type", keyword: "type", params: { type: "integer" } };
          if (vErrors === null) {
            vErrors = [err10];
          }
          else {
            vErrors.push(err10);
          }
          errors++;
        }
        if ((typeof data3 == "number") && (isFinite(data3))) {
          if (data3 > 100000 || isNaN(data3)) {
            const err11 = { instancePath: instancePath + "/open_streams", schemaPath: "#/properties/open_streams/maximum", keyword: "maximum", params: { comparison: "<=", limit: 100000 } };
            if (vErrors === null) {
              vErrors = [err11];
            }
            else {
              vErrors.push(err11);
            }
            errors++;
          }
          if (data3 < 1 || isNaN(data3)) {
            const err12 = { instancePath: instancePath + "/open_streams", schemaPath: "#/properties/open_streams/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 } };
            if (vErrors === null) {
              vErrors = [err12];
            }
            else {
              vErrors.push(err12);
            }
            errors++;
          }
        }
      }
      if (data.request_timeout_ms !== undefined) {
        let data4 = data.request_timeout_ms;
        if (!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))) {
          const err13 = { instancePath: instancePath + "/request_timeout_ms", schemaPath: "#/properties/request_timeout_ms/type", keyword: "type", params: { type: "integer" } };
          if (vErrors === null) {
            vErrors = [err13];
          }
          else {
            vErrors.push(err13);
          }
          errors++;
        }
        if ((typeof data4 == "number") && (isFinite(data4))) {
          if (data4 > 3600000 || isNaN(data4)) {
            const err14 = { instancePath: instancePath + "/request_timeout_ms", schemaPath: "#/properties/request_timeout_ms/maximum", keyword: "maximum", params: { comparison: "<=", limit: 3600000 } };
            if (vErrors === null) {
              vErrors = [err14];
            }
            else {
              vErrors.push(err14);
            }
            errors++;
          }
          if (data4 < 1000 || isNaN(data4)) {
            const err15 = { instancePath: instancePath + "/request_timeout_ms", schemaPath: "#/properties/request_timeout_ms/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1000 } };
            if (vErrors === null) {
              vErrors = [err15];
            }
            else {
              vErrors.push(err15);
            }
            errors++;
          }
        }
      }
      if (data.headers_timeout_ms !== undefined) {
        let data5 = data.headers_timeout_ms;
        if (!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))) {
          const err16 = { instancePath: instancePath + "/headers_timeout_ms", schemaPath: "#/properties/headers_timeout_ms/type", keyword: "type", params: { type: "integer" } };
          if (vErrors === null) {
            vErrors = [err16];
          }
          else {
            vErrors.push(err16);
          }
          errors++;
        }
        if ((typeof data5 == "number") && (isFinite(data5))) {
          if (data5 > 3600000 || isNaN(data5)) {
            const err17 = { instancePath: instancePath + "/headers_timeout_ms", schemaPath: "#/properties/headers_timeout_ms/maximum", keyword: "maximum", params: { comparison: "<=", limit: 3600000 } };
            if (vErrors === null) {
              vErrors = [err17];
            }
            else {
              vErrors.push(err17);
            }
            errors++;
          }
          if (data5 < 1000 || isNaN(data5)) {
            const err18 = { instancePath: instancePath + "/headers_timeout_ms", schemaPath: "#/properties/headers_timeout_ms/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1000 } };
            if (vErrors === null) {
              vErrors = [err18];
            }
            else {
              vErrors.push(err18);
            }
            errors++;
          }
        }
      }
    }
    else {
      const err19 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
      if (vErrors === null) {
        vErrors = [err19];
      }
      else {
        vErrors.push(err19);
      }
      errors++;
    }
    validate28.errors = vErrors;
    return errors === 0;
  }
  validate28.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
  const schema45 = { "type": "object", "additionalProperties": false, "properties": { "heartbeat_ms": { "type": "integer", "minimum": 100, "maximum": 3600000 }, "disconnect_grace_ms": { "type": "integer", "minimum": 0, "maximum": 3600000 }, "metrics_interval_ms": { "type": "integer", "minimum": 50, "maximum": 3600000 }, "queued_interval_ms": { "type": "integer", "minimum": 50, "maximum": 3600000 }, "retry_ms": { "type": "integer", "minimum": 0, "maximum": 3600000 }, "coalesce_ms": { "type": "integer", "minimum": 0, "maximum": 1000 } } };
  function validate30(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
    let vErrors = null;
    let errors = 0;
    const evaluated0 = validate30.evaluated;
    if (evaluated0.dynamicProps) {
      evaluated0.props = undefined;
    }
    if (evaluated0.dynamicItems) {
      evaluated0.items = undefined;
    }
    if (data && typeof data == "object" && !Array.isArray(data)) {
      for (const key0 in data) {
        if (!((((((key0 === "heartbeat_ms") || (key0 === "disconnect_grace_ms")) || (key0 === "metrics_interval_ms")) || (key0 === "queued_interval_ms")) || (key0 === "retry_ms")) || (key0 === "coalesce_ms"))) {
          const err0 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
          if (vErrors === null) {
            vErrors = [err0];
          }
          else {
            vErrors.push(err0);
          }
          errors++;
        }
      }
      if (data.heartbeat_ms !== undefined) {
        let data0 = data.heartbeat_ms;
        if (!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))) {
          const err1 = { instancePath: instancePath + "/heartbeat_ms", schemaPath: "#/properties/heartbeat_ms/type", keyword: "type", params: { type: "integer" } };
          if (vErrors === null) {
            vErrors = [err1];
          }
          else {
            vErrors.push(err1);
          }
          errors++;
        }
        if ((typeof data0 == "number") && (isFinite(data0))) {
          if (data0 > 3600000 || isNaN(data0)) {
            const err2 = { instancePath: instancePath + "/heartbeat_ms", schemaPath: "#/properties/heartbeat_ms/maximum", keyword: "maximum", params: { comparison: "<=", limit: 3600000 } };
            if (vErrors === null) {
              vErrors = [err2];
            }
            else {
              vErrors.push(err2);
            }
            errors++;
          }
          if (data0 < 100 || isNaN(data0)) {
            const err3 = { instancePath: instancePath + "/heartbeat_ms", schemaPath: "#/properties/heartbeat_ms/minimum", keyword: "minimum", params: { comparison: ">=", limit: 100 } };
            if (vErrors === null) {
              vErrors = [err3];
            }
            else {
              vErrors.push(err3);
            }
            errors++;
          }
        }
      }
      if (data.disconnect_grace_ms !== undefined) {
        let data1 = data.disconnect_grace_ms;
        if (!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))) {
          const err4 = { instancePath: instancePath + "/disconnect_grace_ms", schemaPath: "#/properties/disconnect_grace_ms/type", keyword: "type", params: { type: "integer" } };
          if (vErrors === null) {
            vErrors = [err4];
          }
          else {
            vErrors.push(err4);
          }
          errors++;
        }
        if ((typeof data1 == "number") && (isFinite(data1))) {
          if (data1 > 3600000 || isNaN(data1)) {
            const err5 = { instancePath: instancePath + "/disconnect_grace_ms", schemaPath: "#/properties/disconnect_grace_ms/maximum", keyword: "maximum", params: { comparison: "<=", limit: 3600000 } };
            if (vErrors === null) {
              vErrors = [err5];
            }
            else {
              vErrors.push(err5);
            }
            errors++;
          }
          if (data1 < 0 || isNaN(data1)) {
            const err6 = { instancePath: instancePath + "/disconnect_grace_ms", schemaPath: "#/properties/disconnect_grace_ms/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } };
            if (vErrors === null) {
              vErrors = [err6];
            }
            else {
              vErrors.push(err6);
            }
            errors++;
          }
        }
      }
      if (data.metrics_interval_ms !== undefined) {
        let data2 = data.metrics_interval_ms;
        if (!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))) {
          const err7 = { instancePath: instancePath + "/metrics_interval_ms", schemaPath: "#/properties/metrics_interval_ms/type", keyword: "type", params: { type: "integer" } };
          if (vErrors === null) {
            vErrors = [err7];
          }
          else {
            vErrors.push(err7);
          }
          errors++;
        }
        if ((typeof data2 == "number") && (isFinite(data2))) {
          if (data2 > 3600000 || isNaN(data2)) {
            const err8 = { instancePath: instancePath + "/metrics_interval_ms", schemaPath: "#/properties/metrics_interval_ms/maximum", keyword: "maximum", params: { comparison: "<=", limit: 3600000 } };
            if (vErrors === null) {
              vErrors = [err8];
            }
            else {
              vErrors.push(err8);
            }
            errors++;
          }
          if (data2 < 50 || isNaN(data2)) {
            const err9 = { instancePath: instancePath + "/metrics_interval_ms", schemaPath: "#/properties/metrics_interval_ms/minimum", keyword: "minimum", params: { comparison: ">=", limit: 50 } };
            if (vErrors === null) {
              vErrors = [err9];
            }
            else {
              vErrors.push(err9);
            }
            errors++;
          }
        }
      }
      if (data.queued_interval_ms !== undefined) {
        let data3 = data.queued_interval_ms;
        if (!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))) {
          const err10 = { instancePath: instancePath + "/queued_interval_ms", schemaPath: "#/properties/queued_interval_ms/type", keyword: "type", params: { type: "integer" } };
          if (vErrors === null) {
            vErrors = [err10];
          }
          else {
            vErrors.push(err10);
          }
          errors++;
        }
        if ((typeof data3 == "number") && (isFinite(data3))) {
          if (data3 > 3600000 || isNaN(data3)) {
            const err11 = { instancePath: instancePath + "/queued_interval_ms", schemaPath: "#/properties/queued_interval_ms/maximum", keyword: "maximum", params: { comparison: "<=", limit: 3600000 } };
            if (vErrors === null) {
              vErrors = [err11];
            }
            else {
              vErrors.push(err11);
            }
            errors++;
          }
          if (data3 < 50 || isNaN(data3)) {
            const err12 = { instancePath: instancePath + "/queued_interval_ms", schemaPath: "#/properties/queued_interval_ms/minimum", keyword: "minimum", params: { comparison: ">=", limit: 50 } };
            if (vErrors === null) {
              vErrors = [err12];
            }
            else {
              vErrors.push(err12);
            }
            errors++;
          }
        }
      }
      if (data.retry_ms !== undefined) {
        let data4 = data.retry_ms;
        if (!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))) {
          const err13 = { instancePath: instancePath + "/retry_ms", schemaPath: "#/properties/retry_ms/type", keyword: "type", params: { type: "integer" } };
          if (vErrors === null) {
            vErrors = [err13];
          }
          else {
            vErrors.push(err13);
          }
          errors++;
        }
        if ((typeof data4 == "number") && (isFinite(data4))) {
          if (data4 > 3600000 || isNaN(data4)) {
            const err14 = { instancePath: instancePath + "/retry_ms", schemaPath: "#/properties/retry_ms/maximum", keyword: "maximum", params: { comparison: "<=", limit: 3600000 } };
            if (vErrors === null) {
              vErrors = [err14];
            }
            else {
              vErrors.push(err14);
            }
            errors++;
          }
          if (data4 < 0 || isNaN(data4)) {
            const err15 = { instancePath: instancePath + "/retry_ms", schemaPath: "#/properties/retry_ms/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } };
            if (vErrors === null) {
              vErrors = [err15];
            }
            else {
              vErrors.push(err15);
            }
            errors++;
          }
        }
      }
      if (data.coalesce_ms !== undefined) {
        let data5 = data.coalesce_ms;
        if (!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))) {
          const err16 = { instancePath: instancePath + "/coalesce_ms", schemaPath: "#/properties/coalesce_ms/type", keyword: "type", params: { type: "integer" } };
          if (vErrors === null) {
            vErrors = [err16];
          }
          else {
            vErrors.push(err16);
          }
          errors++;
        }
        if ((typeof data5 == "number") && (isFinite(data5))) {
          if (data5 > 1000 || isNaN(data5)) {
            const err17 = { instancePath: instancePath + "/coalesce_ms", schemaPath: "#/properties/coalesce_ms/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1000 } };
            if (vErrors === null) {
              vErrors = [err17];
            }
            else {
              vErrors.push(err17);
            }
            errors++;
          }
          if (data5 < 0 || isNaN(data5)) {
            const err18 = { instancePath: instancePath + "/coalesce_ms", schemaPath: "#/properties/coalesce_ms/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } };
            if (vErrors === null) {
              vErrors = [err18];
            }
            else {
              vErrors.push(err18);
            }
            errors++;
          }
        }
      }
    }
    else {
      const err19 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
      if (vErrors === null) {
        vErrors = [err19];
      }
      else {
        vErrors.push(err19);
      }
      errors++;
    }
    validate30.errors = vErrors;
    return errors === 0;
  }
  validate30.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
  const schema46 = { "type": "object", "additionalProperties": false, "properties": { "stream_age_ms": { "type": "integer", "minimum": 1000, "maximum": 31622400000 }, "stream_bytes": { "type": "integer", "minimum": 1048576, "maximum": 1000000000000000 }, "task_age_ms": { "type": "integer", "minimum": 1000, "maximum": 316224000000 } } };
  function validate32(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
    let vErrors = null;
    let errors = 0;
    const evaluated0 = validate32.evaluated;
    if (evaluated0.dynamicProps) {
      evaluated0.props = undefined;
    }
    if (evaluated0.dynamicItems) {
      evaluated0.items = undefined;
    }
    if (data && typeof data == "object" && !Array.isArray(data)) {
      for (const key0 in data) {
        if (!(((key0 === "stream_age_ms") || (key0 === "stream_bytes")) || (key0 === "task_age_ms"))) {
          const err0 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
          if (vErrors === null) {
            vErrors = [err0];
          }
          else {
            vErrors.push(err0);
          }
          errors++;
        }
      }
      if (data.stream_age_ms !== undefined) {
        let data0 = data.stream_age_ms;
        if (!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))) {
          const err1 = { instancePath: instancePath + "/stream_age_ms", schemaPath: "#/properties/stream_age_ms/type", keyword: "type", params: { type: "integer" } };
          if (vErrors === null) {
            vErrors = [err1];
          }
          else {
            vErrors.push(err1);
          }
          errors++;
        }
        if ((typeof data0 == "number") && (isFinite(data0))) {
          if (data0 > 31622400000 || isNaN(data0)) {
            const err2 = { instancePath: instancePath + "/stream_age_ms", schemaPath: "#/properties/stream_age_ms/maximum", keyword: "maximum", params: { comparison: "<=", limit: 31622400000 } };
            if (vErrors === null) {
              vErrors = [err2];
            }
            else {
              vErrors.push(err2);
            }
            errors++;
          }
          if (data0 < 1000 || isNaN(data0)) {
            const err3 = { instancePath: instancePath + "/stream_age_ms", schemaPath: "#/properties/stream_age_ms/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1000 } };
            if (vErrors === null) {
              vErrors = [err3];
            }
            else {
              vErrors.push(err3);
            }
            errors++;
          }
        }
      }
      if (data.stream_bytes !== undefined) {
        let data1 = data.stream_bytes;
        if (!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))) {
          const err4 = { instancePath: instancePath + "/stream_bytes", schemaPath: "#/properties/stream_bytes/type", keyword: "type", params: { type: "integer" } };
          if (vErrors === null) {
            vErrors = [err4];
          }
          else {
            vErrors.push(err4);
          }
          errors++;
        }
        if ((typeof data1 == "number") && (isFinite(data1))) {
          if (data1 > 1000000000000000 || isNaN(data1)) {
            const err5 = { instancePath: instancePath + "/stream_bytes", schemaPath: "#/properties/stream_bytes/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1000000000000000 } };
            if (vErrors === null) {
              vErrors = [err5];
            }
            else {
              vErrors.push(err5);
            }
            errors++;
          }
          if (data1 < 1048576 || isNaN(data1)) {
            const err6 = { instancePath: instancePath + "/stream_bytes", schemaPath: "#/properties/stream_bytes/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1048576 } };
            if (vErrors === null) {
              vErrors = [err6];
            }
            else {
              vErrors.push(err6);
            }
            errors++;
          }
        }
      }
      if (data.task_age_ms !== undefined) {
        let data2 = data.task_age_ms;
        if (!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))) {
          const err7 = { instancePath: instancePath + "/task_age_ms", schemaPath: "#/properties/task_age_ms/type", keyword: "type", params: { type: "integer" } };
          if (vErrors === null) {
            vErrors = [err7];
          }
          else {
            vErrors.push(err7);
          }
          errors++;
        }
        if ((typeof data2 == "number") && (isFinite(data2))) {
          if (data2 > 316224000000 || isNaN(data2)) {
            const err8 = { instancePath: instancePath + "/task_age_ms", schemaPath: "#/properties/task_age_ms/maximum", keyword: "maximum", params: { comparison: "<=", limit: 316224000000 } };
            if (vErrors === null) {
              vErrors = [err8];
            }
            else {
              vErrors.push(err8);
            }
            errors++;
          }
          if (data2 < 1000 || isNaN(data2)) {
            const err9 = { instancePath: instancePath + "/task_age_ms", schemaPath: "#/properties/task_age_ms/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1000 } };
            if (vErrors === null) {
              vErrors = [err9];
            }
            else {
              vErrors.push(err9);
            }
            errors++;
          }
        }
      }
    }
    else {
      const err10 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
      if (vErrors === null) {
        vErrors = [err10];
      }
      else {
        vErrors.push(err10);
      }
      errors++;
    }
    validate32.errors = vErrors;
    return errors === 0;
  }
  validate32.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
  const schema47 = { "type": "object", "additionalProperties": false, "properties": { "max_bytes": { "type": "integer", "minimum": 1024, "maximum": 268435456 }, "quota_bytes": { "type": "integer", "minimum": 1048576, "maximum": 1000000000000000 }, "pinned_tags": { "type": "array", "maxItems": 64, "items": { "type": "string", "minLength": 1, "maxLength": 128 } }, "kinds": { "type": "array", "minItems": 1, "maxItems": 5, "uniqueItems": true, "items": { "type": "string", "enum": ["plan", "summary", "diff", "trace", "other"] } } } };
  function validate34(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
    let vErrors = null;
    let errors = 0;
    const evaluated0 = validate34.evaluated;
    if (evaluated0.dynamicProps) {
      evaluated0.props = undefined;
    }
    if (evaluated0.dynamicItems) {
      evaluated0.items = undefined;
    }
    if (data && typeof data == "object" && !Array.isArray(data)) {
      for (const key0 in data) {
        if (!((((key0 === "max_bytes") || (key0 === "quota_bytes")) || (key0 === "pinned_tags")) || (key0 === "kinds"))) {
          const err0 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
          if (vErrors === null) {
            vErrors = [err0];
          }
          else {
            vErrors.push(err0);
          }
          errors++;
        }
      }
      if (data.max_bytes !== undefined) {
        let data0 = data.max_bytes;
        if (!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))) {
          const err1 = { instancePath: instancePath + "/max_bytes", schemaPath: "#/properties/max_bytes/type", keyword: "type", params: { type: "integer" } };
          if (vErrors === null) {
            vErrors = [err1];
          }
          else {
            vErrors.push(err1);
          }
          errors++;
        }
        if ((typeof data0 == "number") && (isFinite(data0))) {
          if (data0 > 268435456 || isNaN(data0)) {
            const err2 = { instancePath: instancePath + "/max_bytes", schemaPath: "#/properties/max_bytes/maximum", keyword: "maximum", params: { comparison: "<=", limit: 268435456 } };
            if (vErrors === null) {
              vErrors = [err2];
            }
            else {
              vErrors.push(err2);
            }
            errors++;
          }
          if (data0 < 1024 || isNaN(data0)) {
            const err3 = { instancePath: instancePath + "/max_bytes", schemaPath: "#/properties/max_bytes/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1024 } };
            if (vErrors === null) {
              vErrors = [err3];
            }
            else {
              vErrors.push(err3);
            }
            errors++;
          }
        }
      }
      if (data.quota_bytes !== undefined) {
        let data1 = data.quota_bytes;
        if (!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))) {
          const err4 = { instancePath: instancePath + "/quota_bytes", schemaPath: "#/properties/quota_bytes/type", keyword: "type", params: { type: "integer" } };
          if (vErrors === null) {
            vErrors = [err4];
          }
          else {
            vErrors.push(err4);
          }
          errors++;
        }
        if ((typeof data1 == "number") && (isFinite(data1))) {
          if (data1 > 1000000000000000 || isNaN(data1)) {
            const err5 = { instancePath: instancePath + "/quota_bytes", schemaPath: "#/properties/quota_bytes/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1000000000000000 } };
            if (vErrors === null) {
              vErrors = [err5];
            }
            else {
              vErrors.push(err5);
            }
            errors++;
          }
          if (data1 < 1048576 || isNaN(data1)) {
            const err6 = { instancePath: instancePath + "/quota_bytes", schemaPath: "#/properties/quota_bytes/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1048576 } };
            if (vErrors === null) {
              vErrors = [err6];
            }
            else {
              vErrors.push(err6);
            }
            errors++;
          }
        }
      }
      if (data.pinned_tags !== undefined) {
        let data2 = data.pinned_tags;
        if (Array.isArray(data2)) {
          if (data2.length > 64) {
            const err7 = { instancePath: instancePath + "/pinned_tags", schemaPath: "#/properties/pinned_tags/maxItems", keyword: "maxItems", params: { limit: 64 } };
            if (vErrors === null) {
              vErrors = [err7];
            }
            else {
              vErrors.push(err7);
            }
            errors++;
          }
          const len0 = data2.length;
          for (let i0 = 0; i0 < len0; i0++) {
            let data3 = data2[i0];
            if (typeof data3 === "string") {
              if (func2(data3) > 128) {
                const err8 = { instancePath: instancePath + "/pinned_tags/" + i0, schemaPath: "#/properties/pinned_tags/items/maxLength", keyword: "maxLength", params: { limit: 128 } };
                if (vErrors === null) {
                  vErrors = [err8];
                }
                else {
                  vErrors.push(err8);
                }
                errors++;
              }
              if (func2(data3) < 1) {
                const err9 = { instancePath: instancePath + "/pinned_tags/" + i0, schemaPath: "#/properties/pinned_tags/items/minLength", keyword: "minLength", params: { limit: 1 } };
                if (vErrors === null) {
                  vErrors = [err9];
                }
                else {
                  vErrors.push(err9);
                }
                errors++;
              }
            }
            else {
              const err10 = { instancePath: instancePath + "/pinned_tags/" + i0, schemaPath: "#/properties/pinned_tags/items/type", keyword: "type", params: { type: "string" } };
              if (vErrors === null) {
                vErrors = [err10];
              }
              else {
                vErrors.push(err10);
              }
              errors++;
            }
          }
        }
        else {
          const err11 = { instancePath: instancePath + "/pinned_tags", schemaPath: "#/properties/pinned_tags/type", keyword: "type", params: { type: "array" } };
          if (vErrors === null) {
            vErrors = [err11];
          }
          else {
            vErrors.push(err11);
          }
          errors++;
        }
      }
      if (data.kinds !== undefined) {
        let data4 = data.kinds;
        if (Array.isArray(data4)) {
          if (data4.length > 5) {
            const err12 = { instancePath: instancePath + "/kinds", schemaPath: "#/properties/kinds/maxItems", keyword: "maxItems", params: { limit: 5 } };
            if (vErrors === null) {
              vErrors = [err12];
            }
            else {
              vErrors.push(err12);
            }
            errors++;
          }
          if (data4.length < 1) {
            const err13 = { instancePath: instancePath + "/kinds", schemaPath: "#/properties/kinds/minItems", keyword: "minItems", params: { limit: 1 } };
            if (vErrors === null) {
              vErrors = [err13];
            }
            else {
              vErrors.push(err13);
            }
            errors++;
          }
          const len1 = data4.length;
          for (let i1 = 0; i1 < len1; i1++) {
            let data5 = data4[i1];
            if (typeof data5 !== "string") {
              const err14 = { instancePath: instancePath + "/kinds/" + i1, schemaPath: "#/properties/kinds/items/type", keyword: "type", params: { type: "string" } };
              if (vErrors === null) {
                vErrors = [err14];
              }
              else {
                vErrors.push(err14);
              }
              errors++;
            }
            if (!(((((data5 === "plan") || (data5 === "summary")) || (data5 === "diff")) || (data5 === "trace")) || (data5 === "other"))) {
              const err15 = { instancePath: instancePath + "/kinds/" + i1, schemaPath: "#/properties/kinds/items/enum", keyword: "enum", params: { allowedValues: schema47.properties.kinds.items.enum } };
              if (vErrors === null) {
                vErrors = [err15];
              }
              else {
                vErrors.push(err15);
              }
              errors++;
            }
          }
          let i2 = data4.length;
          let j0;
          if (i2 > 1) {
            const indices0 = {};
            for (; i2--;) {
              let item0 = data4[i2];
              if (typeof item0 !== "string") {
                continue;
              }
              if (typeof indices0[item0] == "number") {
                j0 = indices0[item0];
                const err16 = { instancePath: instancePath + "/kinds", schemaPath: "#/properties/kinds/uniqueItems", keyword: "uniqueItems", params: { i: i2, j: j0 } };
                if (vErrors === null) {
                  vErrors = [err16];
                }
                else {
                  vErrors.push(err16);
                }
                errors++;
                break;
              }
              indices0[item0] = i2;
            }
          }
        }
        else {
          const err17 = { instancePath: instancePath + "/kinds", schemaPath: "#/properties/kinds/type", keyword: "type", params: { type: "array" } };
          if (vErrors === null) {
            vErrors = [err17];
          }
          else {
            vErrors.push(err17);
          }
          errors++;
        }
      }
    }
    else {
      const err18 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
      if (vErrors === null) {
        vErrors = [err18];
      }
      else {
        vErrors.push(err18);
      }
      errors++;
    }
    validate34.errors = vErrors;
    return errors === 0;
  }
  validate34.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
  const schema51 = { "allOf": [{ "type": "object", "required": ["engine"], "properties": { "engine": { "type": "string", "enum": ["mock", "llamacpp"] } } }, { "type": "object", "oneOf": [{ "$ref": "contract://config/MockPoolConfig" }, { "$ref": "contract://config/LlamacppPoolConfig" }], "required": ["engine"], "discriminator": { "propertyName": "engine" } }] };
  const schema52 = { "type": "object", "additionalProperties": false, "required": ["id", "engine", "model", "replicas"], "properties": { "id": { "$ref": "contract://config/Id" }, "engine": { "type": "string", "const": "mock" }, "model": { "$ref": "contract://config/ModelRef" }, "model_refs": { "$ref": "contract://config/ModelRefs" }, "queue_capacity": { "$ref": "contract://config/QueueCapacity" }, "queue_tokens": { "$ref": "contract://config/QueueTokens" }, "queue_policy": { "$ref": "contract://config/QueuePolicy" }, "price": { "$ref": "contract://config/PriceConfig" }, "model_state": { "$ref": "contract://config/ModelState" }, "kv_bytes_per_token": { "$ref": "contract://config/KvBytesPerToken" }, "probe_interval_ms": { "$ref": "contract://config/ProbeIntervalMs" }, "timeouts": { "$ref": "contract://config/TimeoutsConfig" }, "replicas": { "type": "array", "minItems": 1, "maxItems": 1024, "items": { "$ref": "contract://config/MockReplicaConfig" } } } };
  const schema54 = { "type": "string", "minLength": 1, "maxLength": 1024, "pattern": "^[^\\u0000-\\u001f\\u007f]+$" };
  const schema57 = { "type": "integer", "minimum": 1, "maximum": 1000000 };
  const schema61 = { "type": "string", "enum": ["active", "retired"] };
  const schema62 = { "type": "integer", "minimum": 1, "maximum": 1073741824 };
  const schema63 = { "type": "integer", "minimum": 50, "maximum": 3600000 };
  const pattern8 = new RegExp("^[^\\u0000-\\u001f\\u007f]+$", "u");
  const schema55 = { "type": "array", "maxItems": 64, "items": { "$ref": "contract://config/ModelRef" } };
  function validate38(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
    let vErrors = null;
    let errors = 0;
    const evaluated0 = validate38.evaluated;
    if (evaluated0.dynamicProps) {
      evaluated0.props = undefined;
    }
    if (evaluated0.dynamicItems) {
      evaluated0.items = undefined;
    }
    if (Array.isArray(data)) {
      if (data.length > 64) {
        const err0 = { instancePath, schemaPath: "#/maxItems", keyword: "maxItems", params: { limit: 64 } };
        if (vErrors === null) {
          vErrors = [err0];
        }
        else {
          vErrors.push(err0);
        }
        errors++;
      }
      const len0 = data.length;
      for (let i0 = 0; i0 < len0; i0++) {
        let data0 = data[i0];
        if (typeof data0 === "string") {
          if (func2(data0) > 1024) {
            const err1 = { instancePath: instancePath + "/" + i0, schemaPath: "contract://config/ModelRef/maxLength", keyword: "maxLength", params: { limit: 1024 } };
            if (vErrors === null) {
              vErrors = [err1];
            }
            else {
              vErrors.push(err1);
            }
            errors++;
          }
          if (func2(data0) < 1) {
            const err2 = { instancePath: instancePath + "/" + i0, schemaPath: "contract://config/ModelRef/minLength", keyword: "minLength", params: { limit: 1 } };
            if (vErrors === null) {
              vErrors = [err2];
            }
            else {
              vErrors.push(err2);
            }
            errors++;
          }
          if (!pattern8.test(data0)) {
            const err3 = { instancePath: instancePath + "/" + i0, schemaPath: "contract://config/ModelRef/pattern", keyword: "pattern", params: { pattern: "^[^\\u0000-\\u001f\\u007f]+$" } };
            if (vErrors === null) {
              vErrors = [err3];
            }
            else {
              vErrors.push(err3);
            }
            errors++;
          }
        }
        else {
          const err4 = { instancePath: instancePath + "/" + i0, schemaPath: "contract://config/ModelRef/type", keyword: "type", params: { type: "string" } };
          if (vErrors === null) {
            vErrors = [err4];
          }
          else {
            vErrors.push(err4);
          }
          errors++;
        }
      }
    }
    else {
      const err5 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "array" } };
      if (vErrors === null) {
        vErrors = [err5];
      }
      else {
        vErrors.push(err5);
      }
      errors++;
    }
    validate38.errors = vErrors;
    return errors === 0;
  }
  validate38.evaluated = { "items": true, "dynamicProps": false, "dynamicItems": false };
  const schema60 = { "type": "object", "additionalProperties": false, "required": ["input_token", "output_token"], "properties": { "input_token": { "type": "number", "minimum": 0, "maximum": 1000000 }, "output_token": { "type": "number", "minimum": 0, "maximum": 1000000 } } };
  function validate40(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
    let vErrors = null;
    let errors = 0;
    const evaluated0 = validate40.evaluated;
    if (evaluated0.dynamicProps) {
      evaluated0.props = undefined;
    }
    if (evaluated0.dynamicItems) {
      evaluated0.items = undefined;
    }
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (data.input_token === undefined) {
        const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "input_token" } };
        if (vErrors === null) {
          vErrors = [err0];
        }
        else {
          vErrors.push(err0);
        }
        errors++;
      }
      if (data.output_token === undefined) {
        const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "output_token" } };
        if (vErrors === null) {
          vErrors = [err1];
        }
        else {
          vErrors.push(err1);
        }
        errors++;
      }
      for (const key0 in data) {
        if (!((key0 === "input_token") || (key0 === "output_token"))) {
          const err2 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
          if (vErrors === null) {
            vErrors = [err2];
          }
          else {
            vErrors.push(err2);
          }
          errors++;
        }
      }
      if (data.input_token !== undefined) {
        let data0 = data.input_token;
        if ((typeof data0 == "number") && (isFinite(data0))) {
          if (data0 > 1000000 || isNaN(data0)) {
            const err3 = { instancePath: instancePath + "/input_token", schemaPath: "#/properties/input_token/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1000000 } };
            if (vErrors === null) {
              vErrors = [err3];
            }
            else {
              vErrors.push(err3);
            }
            errors++;
          }
          if (data0 < 0 || isNaN(data0)) {
            const err4 = { instancePath: instancePath + "/input_token", schemaPath: "#/properties/input_token/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } };
            if (vErrors === null) {
              vErrors = [err4];
            }
            else {
              vErrors.push(err4);
            }
            errors++;
          }
        }
        else {
          const err5 = { instancePath: instancePath + "/input_token", schemaPath: "#/properties/input_token/type", keyword: "type", params: { type: "number" } };
          if (vErrors === null) {
            vErrors = [err5];
          }
          else {
            vErrors.push(err5);
          }
          errors++;
        }
      }
      if (data.output_token !== undefined) {
        let data1 = data.output_token;
        if ((typeof data1 == "number") && (isFinite(data1))) {
          if (data1 > 1000000 || isNaN(data1)) {
            const err6 = { instancePath: instancePath + "/output_token", schemaPath: "#/properties/output_token/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1000000 } };
            if (vErrors === null) {
              vErrors = [err6];
            }
            else {
              vErrors.push(err6);
            }
            errors++;
          }
          if (data1 < 0 || isNaN(data1)) {
            const err7 = { instancePath: instancePath + "/output_token", schemaPath: "#/properties/output_token/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } };
            if (vErrors === null) {
              vErrors = [err7];
            }
            else {
              vErrors.push(err7);
            }
            errors++;
          }
        }
        else {
          const err8 = { instancePath: instancePath + "/output_token", schemaPath: "#/properties/output_token/type", keyword: "type", params: { type: "number" } };
          if (vErrors === null) {
            vErrors = [err8];
          }
          else {
            vErrors.push(err8);
          }
          errors++;
        }
      }
    }
    else {
      const err9 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
      if (vErrors === null) {
        vErrors = [err9];
      }
      else {
        vErrors.push(err9);
      }
      errors++;
    }
    validate40.errors = vErrors;
    return errors === 0;
  }
  validate40.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
  const schema64 = { "type": "object", "additionalProperties": false, "properties": { "connect_ms": { "type": "integer", "minimum": 1, "maximum": 600000 }, "first_token_ms": { "type": "integer", "minimum": 1, "maximum": 86400000 }, "idle_ms": { "type": "integer", "minimum": 1, "maximum": 86400000 }, "wall_ms": { "type": "integer", "minimum": 1, "maximum": 604800000 } } };
  function validate42(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
    let vErrors = null;
    let errors = 0;
    const evaluated0 = validate42.evaluated;
    if (evaluated0.dynamicProps) {
      evaluated0.props = undefined;
    }
    if (evaluated0.dynamicItems) {
      evaluated0.items = undefined;
    }
    if (data && typeof data == "object" && !Array.isArray(data)) {
      for (const key0 in data) {
        if (!((((key0 === "connect_ms") || (key0 === "first_token_ms")) || (key0 === "idle_ms")) || (key0 === "wall_ms"))) {
          const err0 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
          if (vErrors === null) {
            vErrors = [err0];
          }
          else {
            vErrors.push(err0);
          }
          errors++;
        }
      }
      if (data.connect_ms !== undefined) {
        let data0 = data.connect_ms;
        if (!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))) {
          const err1 = { instancePath: instancePath + "/connect_ms", schemaPath: "#/properties/connect_ms/type", keyword: "type", params: { type: "integer" } };
          if (vErrors === null) {
            vErrors = [err1];
          }
          else {
            vErrors.push(err1);
          }
          errors++;
        }
        if ((typeof data0 == "number") && (isFinite(data0))) {
          if (data0 > 600000 || isNaN(data0)) {
            const err2 = { instancePath: instancePath + "/connect_ms", schemaPath: "#/properties/connect_ms/maximum", keyword: "maximum", params: { comparison: "<=", limit: 600000 } };
            if (vErrors === null) {
              vErrors = [err2];
            }
            else {
              vErrors.push(err2);
            }
            errors++;
          }
          if (data0 < 1 || isNaN(data0)) {
            const err3 = { instancePath: instancePath + "/connect_ms", schemaPath: "#/properties/connect_ms/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 } };
            if (vErrors === null) {
              vErrors = [err3];
            }
            else {
              vErrors.push(err3);
            }
            errors++;
          }
        }
      }
      if (data.first_token_ms !== undefined) {
        let data1 = data.first_token_ms;
        if (!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))) {
          const err4 = { instancePath: instancePath + "/first_token_ms", schemaPath: "#/properties/first_token_ms/type", keyword: "type", params: { type: "integer" } };
          if (vErrors === null) {
            vErrors = [err4];
          }
          else {
            vErrors.push(err4);
          }
          errors++;
        }
        if ((typeof data1 == "number") && (isFinite(data1))) {
          if (data1 > 86400000 || isNaN(data1)) {
            const err5 = { instancePath: instancePath + "/first_token_ms", schemaPath: "#/properties/first_token_ms/maximum", keyword: "maximum", params: { comparison: "<=", limit: 86400000 } };
            if (vErrors === null) {
              vErrors = [err5];
            }
            else {
              vErrors.push(err5);
            }
            errors++;
          }
          if (data1 < 1 || isNaN(data1)) {
            const err6 = { instancePath: instancePath + "/first_token_ms", schemaPath: "#/properties/first_token_ms/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 } };
            if (vErrors === null) {
              vErrors = [err6];
            }
            else {
              vErrors.push(err6);
            }
            errors++;
          }
        }
      }
      if (data.idle_ms !== undefined) {
        let data2 = data.idle_ms;
        if (!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))) {
          const err7 = { instancePath: instancePath + "/idle_ms", schemaPath: "#/properties/idle_ms/type", keyword: "type", params: { type: "integer" } };
          if (vErrors === null) {
            vErrors = [err7];
          }
          else {
            vErrors.push(err7);
          }
          errors++;
        }
        if ((typeof data2 == "number") && (isFinite(data2))) {
          if (data2 > 86400000 || isNaN(data2)) {
            const err8 = { instancePath: instancePath + "/idle_ms", schemaPath: "#/properties/idle_ms/maximum", keyword: "maximum", params: { comparison: "<=", limit: 86400000 } };
            if (vErrors === null) {
              vErrors = [err8];
            }
            else {
              vErrors.push(err8);
            }
            errors++;
          }
          if (data2 < 1 || isNaN(data2)) {
            const err9 = { instancePath: instancePath + "/idle_ms", schemaPath: "#/properties/idle_ms/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 } };
            if (vErrors === null) {
              vErrors = [err9];
            }
            else {
              vErrors.push(err9);
            }
            errors++;
          }
        }
      }
      if (data.wall_ms !== undefined) {
        let data3 = data.wall_ms;
        if (!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))) {
          const err10 = { instancePath: instancePath + "/wall_ms", schemaPath: "#/properties/wall_ms/type", keyword: "type", params: { type: "integer" } };
          if (vErrors === null) {
            vErrors = [err10];
          }
          else {
            vErrors.push(err10);
          }
          errors++;
        }
        if ((typeof data3 == "number") && (isFinite(data3))) {
          if (data3 > 604800000 || isNaN(data3)) {
            const err11 = { instancePath: instancePath + "/wall_ms", schemaPath: "#/properties/wall_ms/maximum", keyword: "maximum", params: { comparison: "<=", limit: 604800000 } };
            if (vErrors === null) {
              vErrors = [err11];
            }
            else {
              vErrors.push(err11);
            }
            errors++;
          }
          if (data3 < 1 || isNaN(data3)) {
            const err12 = { instancePath: instancePath + "/wall_ms", schemaPath: "#/properties/wall_ms/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 } };
            if (vErrors === null) {
              vErrors = [err12];
            }
            else {
              vErrors.push(err12);
            }
            errors++;
          }
        }
      }
    }
    else {
      const err13 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
      if (vErrors === null) {
        vErrors = [err13];
      }
      else {
        vErrors.push(err13);
      }
      errors++;
    }
    validate42.errors = vErrors;
    return errors === 0;
  }
  validate42.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
  const schema65 = { "type": "object", "additionalProperties": false, "required": ["id"], "properties": { "id": { "$ref": "contract://config/Id" }, "slots": { "$ref": "contract://config/Slots" }, "devices": { "$ref": "contract://config/Devices" }, "tokens_per_second": { "type": "number", "exclusiveMinimum": 0, "maximum": 1000000 }, "first_token_ms": { "type": "number", "minimum": 0, "maximum": 3600000 }, "end_chance": { "type": "number", "minimum": 0, "maximum": 1 }, "kv_capacity_bytes": { "$ref": "contract://config/KvCapacityBytes" }, "prefill_tokens_per_second": { "type": "number", "exclusiveMinimum": 0, "maximum": 10000000 }, "ctx_max": { "$ref": "contract://config/CtxMax" }, "version": { "type": "string", "minLength": 1, "maxLength": 64 }, "faults": { "$ref": "contract://config/MockFaultsConfig" } } };
  const schema67 = { "type": "integer", "minimum": 1, "maximum": 4096 };
  const schema68 = { "type": "string", "minLength": 1, "maxLength": 64, "pattern": "^[0-9A-Za-z,:._-]+$" };
  const schema69 = { "type": "integer", "minimum": 1, "maximum": 9007199254740991 };
  const schema70 = { "type": "integer", "minimum": 1, "maximum": 10000000 };
  const pattern11 = new RegExp("^[0-9A-Za-z,:._-]+$", "u");
  const schema71 = { "type": "object", "additionalProperties": false, "properties": { "attempts": { "type": "integer", "minimum": 1, "maximum": 1000000 }, "refuse": { "type": "boolean" }, "stall_after_tokens": { "type": "integer", "minimum": 0, "maximum": 1000000 }, "die_after_tokens": { "type": "integer", "minimum": 0, "maximum": 1000000 }, "malformed_after_tokens": { "type": "integer", "minimum": 0, "maximum": 1000000 } } };
  function validate45(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
    let vErrors = null;
    let errors = 0;
    const evaluated0 = validate45.evaluated;
    if (evaluated0.dynamicProps) {
      evaluated0.props = undefined;
    }
    if (evaluated0.dynamicItems) {
      evaluated0.items = undefined;
    }
    if (data && typeof data == "object" && !Array.isArray(data)) {
      for (const key0 in data) {
        if (!(((((key0 === "attempts") || (key0 === "refuse")) || (key0 === "stall_after_tokens")) || (key0 === "die_after_tokens")) || (key0 === "malformed_after_tokens"))) {
          const err0 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
          if (vErrors === null) {
            vErrors = [err0];
          }
          else {
            vErrors.push(err0);
          }
          errors++;
        }
      }
      if (data.attempts !== undefined) {
        let data0 = data.attempts;
        if (!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))) {
          const err1 = { instancePath: instancePath + "/attempts", schemaPath: "#/properties/attempts/type", keyword: "type", params: { type: "integer" } };
          if (vErrors === null) {
            vErrors = [err1];
          }
          else {
            vErrors.push(err1);
          }
          errors++;
        }
        if ((typeof data0 == "number") && (isFinite(data0))) {
          if (data0 > 1000000 || isNaN(data0)) {
            const err2 = { instancePath: instancePath + "/attempts", schemaPath: "#/properties/attempts/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1000000 } };
            if (vErrors === null) {
              vErrors = [err2];
            }
            else {
              vErrors.push(err2);
            }
            errors++;
          }
          if (data0 < 1 || isNaN(data0)) {
            const err3 = { instancePath: instancePath + "/attempts", schemaPath: "#/properties/attempts/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 } };
            if (vErrors === null) {
              vErrors = [err3];
            }
            else {
              vErrors.push(err3);
            }
            errors++;
          }
        }
      }
      if (data.refuse !== undefined) {
        if (typeof data.refuse !== "boolean") {
          const err4 = { instancePath: instancePath + "/refuse", schemaPath: "#/properties/refuse/type", keyword: "type", params: { type: "boolean" } };
          if (vErrors === null) {
            vErrors = [err4];
          }
          else {
            vErrors.push(err4);
          }
          errors++;
        }
      }
      if (data.stall_after_tokens !== undefined) {
        let data2 = data.stall_after_tokens;
        if (!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))) {
          const err5 = { instancePath: instancePath + "/stall_after_tokens", schemaPath: "#/properties/stall_after_tokens/type", keyword: "type", params: { type: "integer" } };
          if (vErrors === null) {
            vErrors = [err5];
          }
          else {
            vErrors.push(err5);
          }
          errors++;
        }
        if ((typeof data2 == "number") && (isFinite(data2))) {
          if (data2 > 1000000 || isNaN(data2)) {
            const err6 = { instancePath: instancePath + "/stall_after_tokens", schemaPath: "#/properties/stall_after_tokens/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1000000 } };
            if (vErrors === null) {
              vErrors = [err6];
            }
            else {
              vErrors.push(err6);
            }
            errors++;
          }
          if (data2 < 0 || isNaN(data2)) {
            const err7 = { instancePath: instancePath + "/stall_after_tokens", schemaPath: "#/properties/stall_after_tokens/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } };
            if (vErrors === null) {
              vErrors = [err7];
            }
            else {
              vErrors.push(err7);
            }
            errors++;
          }
        }
      }
      if (data.die_after_tokens !== undefined) {
        let data3 = data.die_after_tokens;
        if (!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))) {
          const err8 = { instancePath: instancePath + "/die_after_tokens", schemaPath: "#/properties/die_after_tokens/type", keyword: "type", params: { type: "integer" } };
          if (vErrors === null) {
            vErrors = [err8];
          }
          else {
            vErrors.push(err8);
          }
          errors++;
        }
        if ((typeof data3 == "number") && (isFinite(data3))) {
          if (data3 > 1000000 || isNaN(data3)) {
            const err9 = { instancePath: instancePath + "/die_after_tokens", schemaPath: "#/properties/die_after_tokens/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1000000 } };
            if (vErrors === null) {
              vErrors = [err9];
            }
            else {
              vErrors.push(err9);
            }
            errors++;
          }
          if (data3 < 0 || isNaN(data3)) {
            const err10 = { instancePath: instancePath + "/die_after_tokens", schemaPath: "#/properties/die_after_tokens/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } };
            if (vErrors === null) {
              vErrors = [err10];
            }
            else {
              vErrors.push(err10);
            }
            errors++;
          }
        }
      }
      if (data.malformed_after_tokens !== undefined) {
        let data4 = data.malformed_after_tokens;
        if (!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))) {
          const err11 = { instancePath: instancePath + "/malformed_after_tokens", schemaPath: "#/properties/malformed_after_tokens/type", keyword: "type", params: { type: "integer" } };
          if (vErrors === null) {
            vErrors = [err11];
          }
          else {
            vErrors.push(err11);
          }
          errors++;
        }
        if ((typeof data4 == "number") && (isFinite(data4))) {
          if (data4 > 1000000 || isNaN(data4)) {
            const err12 = { instancePath: instancePath + "/malformed_after_tokens", schemaPath: "#/properties/malformed_after_tokens/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1000000 } };
            if (vErrors === null) {
              vErrors = [err12];
            }
            else {
              vErrors.push(err12);
            }
            errors++;
          }
          if (data4 < 0 || isNaN(data4)) {
            const err13 = { instancePath: instancePath + "/malformed_after_tokens", schemaPath: "#/properties/malformed_after_tokens/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } };
            if (vErrors === null) {
              vErrors = [err13];
            }
            else {
              vErrors.push(err13);
            }
            errors++;
          }
        }
      }
    }
    else {
      const err14 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
      if (vErrors === null) {
        vErrors = [err14];
      }
      else {
        vErrors.push(err14);
      }
      errors++;
    }
    validate45.errors = vErrors;
    return errors === 0;
  }
  validate45.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
  function validate44(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
    let vErrors = null;
    let errors = 0;
    const evaluated0 = validate44.evaluated;
    if (evaluated0.dynamicProps) {
      evaluated0.props = undefined;
    }
    if (evaluated0.dynamicItems) {
      evaluated0.items = undefined;
    }
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (data.id === undefined) {
        const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "id" } };
        if (vErrors === null) {
          vErrors = [err0];
        }
        else {
          vErrors.push(err0);
        }
        errors++;
      }
      for (const key0 in data) {
        if (!(func1.call(schema65.properties, key0))) {
          const err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
          if (vErrors === null) {
            vErrors = [err1];
          }
          else {
            vErrors.push(err1);
          }
          errors++;
        }
      }
      if (data.id !== undefined) {
        let data0 = data.id;
        if (typeof data0 === "string") {
          if (func2(data0) > 64) {
            const err2 = { instancePath: instancePath + "/id", schemaPath: "contract://config/Id/maxLength", keyword: "maxLength", params: { limit: 64 } };
            if (vErrors === null) {
              vErrors = [err2];
            }
            else {
              vErrors.push(err2);
            }
            errors++;
          }
          if (func2(data0) < 1) {
            const err3 = { instancePath: instancePath + "/id", schemaPath: "contract://config/Id/minLength", keyword: "minLength", params: { limit: 1 } };
            if (vErrors === null) {
              vErrors = [err3];
            }
            else {
              vErrors.push(err3);
            }
            errors++;
          }
          if (!pattern5.test(data0)) {
            const err4 = { instancePath: instancePath + "/id", schemaPath: "contract://config/Id/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]*$" } };
            if (vErrors === null) {
              vErrors = [err4];
            }
            else {
              vErrors.push(err4);
            }
            errors++;
          }
        }
        else {
          const err5 = { instancePath: instancePath + "/id", schemaPath: "contract://config/Id/type", keyword: "type", params: { type: "string" } };
          if (vErrors === null) {
            vErrors = [err5];
          }
          else {
            vErrors.push(err5);
          }
          errors++;
        }
      }
      if (data.slots !== undefined) {
        let data1 = data.slots;
        if (!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))) {
          const err6 = { instancePath: instancePath + "/slots", schemaPath: "contract://config/Slots/type", keyword: "type", params: { type: "integer" } };
          if (vErrors === null) {
            vErrors = [err6];
          }
          else {
            vErrors.push(err6);
          }
          errors++;
        }
        if ((typeof data1 == "number") && (isFinite(data1))) {
          if (data1 > 4096 || isNaN(data1)) {
            const err7 = { instancePath: instancePath + "/slots", schemaPath: "contract://config/Slots/maximum", keyword: "maximum", params: { comparison: "<=", limit: 4096 } };
            if (vErrors === null) {
              vErrors = [err7];
            }
            else {
              vErrors.push(err7);
            }
            errors++;
          }
          if (data1 < 1 || isNaN(data1)) {
            const err8 = { instancePath: instancePath + "/slots", schemaPath: "contract://config/Slots/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 } };
            if (vErrors === null) {
              vErrors = [err8];
            }
            else {
              vErrors.push(err8);
            }
            errors++;
          }
        }
      }
      if (data.devices !== undefined) {
        let data2 = data.devices;
        if (typeof data2 === "string") {
          if (func2(data2) > 64) {
            const err9 = { instancePath: instancePath + "/devices", schemaPath: "contract://config/Devices/maxLength", keyword: "maxLength", params: { limit: 64 } };
            if (vErrors === null) {
              vErrors = [err9];
            }
            else {
              vErrors.push(err9);
            }
            errors++;
          }
          if (func2(data2) < 1) {
            const err10 = { instancePath: instancePath + "/devices", schemaPath: "contract://config/Devices/minLength", keyword: "minLength", params: { limit: 1 } };
            if (vErrors === null) {
              vErrors = [err10];
            }
            else {
              vErrors.push(err10);
            }
            errors++;
          }
          if (!pattern11.test(data2)) {
            const err11 = { instancePath: instancePath + "/devices", schemaPath: "contract://config/Devices/pattern", keyword: "pattern", params: { pattern: "^[0-9A-Za-z,:._-]+$" } };
            if (vErrors === null) {
              vErrors = [err11];
            }
            else {
              vErrors.push(err11);
            }
            errors++;
          }
        }
        else {
          const err12 = { instancePath: instancePath + "/devices", schemaPath: "contract://config/Devices/type", keyword: "type", params: { type: "string" } };
          if (vErrors === null) {
            vErrors = [err12];
          }
          else {
            vErrors.push(err12);
          }
          errors++;
        }
      }
      if (data.tokens_per_second !== undefined) {
        let data3 = data.tokens_per_second;
        if ((typeof data3 == "number") && (isFinite(data3))) {
          if (data3 > 1000000 || isNaN(data3)) {
            const err13 = { instancePath: instancePath + "/tokens_per_second", schemaPath: "#/properties/tokens_per_second/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1000000 } };
            if (vErrors === null) {
              vErrors = [err13];
            }
            else {
              vErrors.push(err13);
            }
            errors++;
          }
          if (data3 <= 0 || isNaN(data3)) {
            const err14 = { instancePath: instancePath + "/tokens_per_second", schemaPath: "#/properties/tokens_per_second/exclusiveMinimum", keyword: "exclusiveMinimum", params: { comparison: ">", limit: 0 } };
            if (vErrors === null) {
              vErrors = [err14];
            }
            else {
              vErrors.push(err14);
            }
            errors++;
          }
        }
        else {
          const err15 = { instancePath: instancePath + "/tokens_per_second", schemaPath: "#/properties/tokens_per_second/type", keyword: "type", params: { type: "number" } };
          if (vErrors === null) {
            vErrors = [err15];
          }
          else {
            vErrors.push(err15);
          }
          errors++;
        }
      }
      if (data.first_token_ms !== undefined) {
        let data4 = data.first_token_ms;
        if ((typeof data4 == "number") && (isFinite(data4))) {
          if (data4 > 3600000 || isNaN(data4)) {
            const err16 = { instancePath: instancePath + "/first_token_ms", schemaPath: "#/properties/first_token_ms/maximum", keyword: "maximum", params: { comparison: "<=", limit: 3600000 } };
            if (vErrors === null) {
              vErrors = [err16];
            }
            else {
              vErrors.push(err16);
            }
            errors++;
          }
          if (data4 < 0 || isNaN(data4)) {
            const err17 = { instancePath: instancePath + "/first_token_ms", schemaPath: "#/properties/first_token_ms/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } };
            if (vErrors === null) {
              vErrors = [err17];
            }
            else {
              vErrors.push(err17);
            }
            errors++;
          }
        }
        else {
          const err18 = { instancePath: instancePath + "/first_token_ms", schemaPath: "#/properties/first_token_ms/type", keyword: "type", params: { type: "number" } };
          if (vErrors === null) {
            vErrors = [err18];
          }
          else {
            vErrors.push(err18);
          }
          errors++;
        }
      }
      if (data.end_chance !== undefined) {
        let data5 = data.end_chance;
        if ((typeof data5 == "number") && (isFinite(data5))) {
          if (data5 > 1 || isNaN(data5)) {
            const err19 = { instancePath: instancePath + "/end_chance", schemaPath: "#/properties/end_chance/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1 } };
            if (vErrors === null) {
              vErrors = [err19];
            }
            else {
              vErrors.push(err19);
            }
            errors++;
          }
          if (data5 < 0 || isNaN(data5)) {
            const err20 = { instancePath: instancePath + "/end_chance", schemaPath: "#/properties/end_chance/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } };
            if (vErrors === null) {
              vErrors = [err20];
            }
            else {
              vErrors.push(err20);
            }
            errors++;
          }
        }
        else {
          const err21 = { instancePath: instancePath + "/end_chance", schemaPath: "#/properties/end_chance/type", keyword: "type", params: { type: "number" } };
          if (vErrors === null) {
            vErrors = [err21];
          }
          else {
            vErrors.push(err21);
          }
          errors++;
        }
      }
      if (data.kv_capacity_bytes !== undefined) {
        let data6 = data.kv_capacity_bytes;
        if (!(((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6))) && (isFinite(data6)))) {
          const err22 = { instancePath: instancePath + "/kv_capacity_bytes", schemaPath: "contract://config/KvCapacityBytes/type", keyword: "type", params: { type: "integer" } };
          if (vErrors === null) {
            vErrors = [err22];
          }
          else {
            vErrors.push(err22);
          }
          errors++;
        }
        if ((typeof data6 == "number") && (isFinite(data6))) {
          if (data6 > 9007199254740991 || isNaN(data6)) {
            const err23 = { instancePath: instancePath + "/kv_capacity_bytes", schemaPath: "contract://config/KvCapacityBytes/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } };
            if (vErrors === null) {
              vErrors = [err23];
            }
            else {
              vErrors.push(err23);
            }
            errors++;
          }
          if (data6 < 1 || isNaN(data6)) {
            const err24 = { instancePath: instancePath + "/kv_capacity_bytes", schemaPath: "contract://config/KvCapacityBytes/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 } };
            if (vErrors === null) {
              vErrors = [err24];
            }
            else {
              vErrors.push(err24);
            }
            errors++;
          }
        }
      }
      if (data.prefill_tokens_per_second !== undefined) {
        let data7 = data.prefill_tokens_per_second;
        if ((typeof data7 == "number") && (isFinite(data7))) {
          if (data7 > 10000000 || isNaN(data7)) {
            const err25 = { instancePath: instancePath + "/prefill_tokens_per_second", schemaPath: "#/properties/prefill_tokens_per_second/maximum", keyword: "maximum", params: { comparison: "<=", limit: 10000000 } };
            if (vErrors === null) {
              vErrors = [err25];
            }
            else {
              vErrors.push(err25);
            }
            errors++;
          }
          if (data7 <= 0 || isNaN(data7)) {
            const err26 = { instancePath: instancePath + "/prefill_tokens_per_second", schemaPath: "#/properties/prefill_tokens_per_second/exclusiveMinimum", keyword: "exclusiveMinimum", params: { comparison: ">", limit: 0 } };
            if (vErrors === null) {
              vErrors = [err26];
            }
            else {
              vErrors.push(err26);
            }
            errors++;
          }
        }
        else {
          const err27 = { instancePath: instancePath + "/prefill_tokens_per_second", schemaPath: "#/properties/prefill_tokens_per_second/type", keyword: "type", params: { type: "number" } };
          if (vErrors === null) {
            vErrors = [err27];
          }
          else {
            vErrors.push(err27);
          }
          errors++;
        }
      }
      if (data.ctx_max !== undefined) {
        let data8 = data.ctx_max;
        if (!(((typeof data8 == "number") && (!(data8 % 1) && !isNaN(data8))) && (isFinite(data8)))) {
          const err28 = { instancePath: instancePath + "/ctx_max", schemaPath: "contract://config/CtxMax/type", keyword: "type", params: { type: "integer" } };
          if (vErrors === null) {
            vErrors = [err28];
          }
          else {
            vErrors.push(err28);
          }
          errors++;
        }
        if ((typeof data8 == "number") && (isFinite(data8))) {
          if (data8 > 10000000 || isNaN(data8)) {
            const err29 = { instancePath: instancePath + "/ctx_max", schemaPath: "contract://config/CtxMax/maximum", keyword: "maximum", params: { comparison: "<=", limit: 10000000 } };
            if (vErrors === null) {
              vErrors = [err29];
            }
            else {
              vErrors.push(err29);
            }
            errors++;
          }
          if (data8 < 1 || isNaN(data8)) {
            const err30 = { instancePath: instancePath + "/ctx_max", schemaPath: "contract://config/CtxMax/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 } };
            if (vErrors === null) {
              vErrors = [err30];
            }
            else {
              vErrors.push(err30);
            }
            errors++;
          }
        }
      }
      if (data.version !== undefined) {
        let data9 = data.version;
        if (typeof data9 === "string") {
          if (func2(data9) > 64) {
            const err31 = { instancePath: instancePath + "/version", schemaPath: "#/properties/version/maxLength", keyword: "maxLength", params: { limit: 64 } };
            if (vErrors === null) {
              vErrors = [err31];
            }
            else {
              vErrors.push(err31);
            }
            errors++;
          }
          if (func2(data9) < 1) {
            const err32 = { instancePath: instancePath + "/version", schemaPath: "#/properties/version/minLength", keyword: "minLength", params: { limit: 1 } };
            if (vErrors === null) {
              vErrors = [err32];
            }
            else {
              vErrors.push(err32);
            }
            errors++;
          }
        }
        else {
          const err33 = { instancePath: instancePath + "/version", schemaPath: "#/properties/version/type", keyword: "type", params: { type: "string" } };
          if (vErrors === null) {
            vErrors = [err33];
          }
          else {
            vErrors.push(err33);
          }
          errors++;
        }
      }
      if (data.faults !== undefined) {
        if (!(validate45(data.faults, { instancePath: instancePath + "/faults", parentData: data, parentDataProperty: "faults", rootData, dynamicAnchors }))) {
          vErrors = vErrors === null ? validate45.errors : vErrors.concat(validate45.errors);
          errors = vErrors.length;
        }
      }
    }
    else {
      const err34 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
      if (vErrors === null) {
        vErrors = [err34];
      }
      else {
        vErrors.push(err34);
      }
      errors++;
    }
    validate44.errors = vErrors;
    return errors === 0;
  }
  validate44.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
  function validate37(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
    let vErrors = null;
    let errors = 0;
    const evaluated0 = validate37.evaluated;
    if (evaluated0.dynamicProps) {
      evaluated0.props = undefined;
    }
    if (evaluated0.dynamicItems) {
      evaluated0.items = undefined;
    }
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (data.id === undefined) {
        const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "id" } };
        if (vErrors === null) {
          vErrors = [err0];
        }
        else {
          vErrors.push(err0);
        }
        errors++;
      }
      if (data.engine === undefined) {
        const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "engine" } };
        if (vErrors === null) {
          vErrors = [err1];
        }
        else {
          vErrors.push(err1);
        }
        errors++;
      }
      if (data.model === undefined) {
        const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "model" } };
        if (vErrors === null) {
          vErrors = [err2];
        }
        else {
          vErrors.push(err2);
        }
        errors++;
      }
      if (data.replicas === undefined) {
        const err3 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "replicas" } };
        if (vErrors === null) {
          vErrors = [err3];
        }
        else {
          vErrors.push(err3);
        }
        errors++;
      }
      for (const key0 in data) {
        if (!(func1.call(schema52.properties, key0))) {
          const err4 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
          if (vErrors === null) {
            vErrors = [err4];
          }
          else {
            vErrors.push(err4);
          }
          errors++;
        }
      }
      if (data.id !== undefined) {
        let data0 = data.id;
        if (typeof data0 === "string") {
          if (func2(data0) > 64) {
            const err5 = { instancePath: instancePath + "/id", schemaPath: "contract://config/Id/maxLength", keyword: "maxLength", params: { limit: 64 } };
            if (vErrors === null) {
              vErrors = [err5];
            }
            else {
              vErrors.push(err5);
            }
            errors++;
          }
          if (func2(data0) < 1) {
            const err6 = { instancePath: instancePath + "/id", schemaPath: "contract://config/Id/minLength", keyword: "minLength", params: { limit: 1 } };
            if (vErrors === null) {
              vErrors = [err6];
            }
            else {
              vErrors.push(err6);
            }
            errors++;
          }
          if (!pattern5.test(data0)) {
            const err7 = { instancePath: instancePath + "/id", schemaPath: "contract://config/Id/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]*$" } };
            if (vErrors === null) {
              vErrors = [err7];
            }
            else {
              vErrors.push(err7);
            }
            errors++;
          }
        }
        else {
          const err8 = { instancePath: instancePath + "/id", schemaPath: "contract://config/Id/type", keyword: "type", params: { type: "string" } };
          if (vErrors === null) {
            vErrors = [err8];
          }
          else {
            vErrors.push(err8);
          }
          errors++;
        }
      }
      if (data.engine !== undefined) {
        let data1 = data.engine;
        if (typeof data1 !== "string") {
          const err9 = { instancePath: instancePath + "/engine", schemaPath: "#/properties/engine/type", keyword: "type", params: { type: "string" } };
          if (vErrors === null) {
            vErrors = [err9];
          }
          else {
            vErrors.push(err9);
          }
          errors++;
        }
        if ("mock" !== data1) {
          const err10 = { instancePath: instancePath + "/engine", schemaPath: "#/properties/engine/const", keyword: "const", params: { allowedValue: "mock" } };
          if (vErrors === null) {
            vErrors = [err10];
          }
          else {
            vErrors.push(err10);
          }
          errors++;
        }
      }
      if (data.model !== undefined) {
        let data2 = data.model;
        if (typeof data2 === "string") {
          if (func2(data2) > 1024) {
            const err11 = { instancePath: instancePath + "/model", schemaPath: "contract://config/ModelRef/maxLength", keyword: "maxLength", params: { limit: 1024 } };
            if (vErrors === null) {
              vErrors = [err11];
            }
            else {
              vErrors.push(err11);
            }
            errors++;
          }
          if (func2(data2) < 1) {
            const err12 = { instancePath: instancePath + "/model", schemaPath: "contract://config/ModelRef/minLength", keyword: "minLength", params: { limit: 1 } };
            if (vErrors === null) {
              vErrors = [err12];
            }
            else {
              vErrors.push(err12);
            }
            errors++;
          }
          if (!pattern8.test(data2)) {
            const err13 = { instancePath: instancePath + "/model", schemaPath: "contract://config/ModelRef/pattern", keyword: "pattern", params: { pattern: "^[^\\u0000-\\u001f\\u007f]+$" } };
            if (vErrors === null) {
              vErrors = [err13];
            }
            else {
              vErrors.push(err13);
            }
            errors++;
          }
        }
        else {
          const err14 = { instancePath: instancePath + "/model", schemaPath: "contract://config/ModelRef/type", keyword: "type", params: { type: "string" } };
          if (vErrors === null) {
            vErrors = [err14];
          }
          else {
            vErrors.push(err14);
          }
          errors++;
        }
      }
      if (data.model_refs !== undefined) {
        if (!(validate38(data.model_refs, { instancePath: instancePath + "/model_refs", parentData: data, parentDataProperty: "model_refs", rootData, dynamicAnchors }))) {
          vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
          errors = vErrors.length;
        }
      }
      if (data.queue_capacity !== undefined) {
        let data4 = data.queue_capacity;
        if (!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))) {
          const err15 = { instancePath: instancePath + "/queue_capacity", schemaPath: "contract://config/QueueCapacity/type", keyword: "type", params: { type: "integer" } };
          if (vErrors === null) {
            vErrors = [err15];
          }
          else {
            vErrors.push(err15);
          }
          errors++;
        }
        if ((typeof data4 == "number") && (isFinite(data4))) {
          if (data4 > 1000000 || isNaN(data4)) {
            const err16 = { instancePath: instancePath + "/queue_capacity", schemaPath: "contract://config/QueueCapacity/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1000000 } };
            if (vErrors === null) {
              vErrors = [err16];
            }
            else {
              vErrors.push(err16);
            }
            errors++;
          }
          if (data4 < 1 || isNaN(data4)) {
            const err17 = { instancePath: instancePath + "/queue_capacity", schemaPath: "contract://config/QueueCapacity/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 } };
            if (vErrors === null) {
              vErrors = [err17];
            }
            else {
              vErrors.push(err17);
            }
            errors++;
          }
        }
      }
      if (data.queue_tokens !== undefined) {
        let data5 = data.queue_tokens;
        if (!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))) {
          const err18 = { instancePath: instancePath + "/queue_tokens", schemaPath: "contract://config/QueueTokens/type", keyword: "type", params: { type: "integer" } };
          if (vErrors === null) {
            vErrors = [err18];
          }
          else {
            vErrors.push(err18);
          }
          errors++;
        }
        if ((typeof data5 == "number") && (isFinite(data5))) {
          if (data5 > 1000000000000 || isNaN(data5)) {
            const err19 = { instancePath: instancePath + "/queue_tokens", schemaPath: "contract://config/QueueTokens/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1000000000000 } };
            if (vErrors === null) {
              vErrors = [err19];
            }
            else {
              vErrors.push(err19);
            }
            errors++;
          }
          if (data5 < 1 || isNaN(data5)) {
            const err20 = { instancePath: instancePath + "/queue_tokens", schemaPath: "contract://config/QueueTokens/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 } };
            if (vErrors === null) {
              vErrors = [err20];
            }
            else {
              vErrors.push(err20);
            }
            errors++;
          }
        }
      }
      if (data.queue_policy !== undefined) {
        let data6 = data.queue_policy;
        if (typeof data6 !== "string") {
          const err21 = { instancePath: instancePath + "/queue_policy", schemaPath: "contract://config/QueuePolicy/type", keyword: "type", params: { type: "string" } };
          if (vErrors === null) {
            vErrors = [err21];
          }
          else {
            vErrors.push(err21);
          }
          errors++;
        }
        if (!(((data6 === "reject") || (data6 === "drop-lru")) || (data6 === "shed-low-priority"))) {
          const err22 = { instancePath: instancePath + "/queue_policy", schemaPath: "contract://config/QueuePolicy/enum", keyword: "enum", params: { allowedValues: schema40.enum } };
          if (vErrors === null) {
            vErrors = [err22];
          }
          else {
            vErrors.push(err22);
          }
          errors++;
        }
      }
      if (data.price !== undefined) {
        if (!(validate40(data.price, { instancePath: instancePath + "/price", parentData: data, parentDataProperty: "price", rootData, dynamicAnchors }))) {
          vErrors = vErrors === null ? validate40.errors : vErrors.concat(validate40.errors);
          errors = vErrors.length;
        }
      }
      if (data.model_state !== undefined) {
        let data8 = data.model_state;
        if (typeof data8 !== "string") {
          const err23 = { instancePath: instancePath + "/model_state", schemaPath: "contract://config/ModelState/type", keyword: "type", params: { type: "string" } };
          if (vErrors === null) {
            vErrors = [err23];
          }
          else {
            vErrors.push(err23);
          }
          errors++;
        }
        if (!((data8 === "active") || (data8 === "retired"))) {
          const err24 = { instancePath: instancePath + "/model_state", schemaPath: "contract://config/ModelState/enum", keyword: "enum", params: { allowedValues: schema61.enum } };
          if (vErrors === null) {
            vErrors = [err24];
          }
          else {
            vErrors.push(err24);
          }
          errors++;
        }
      }
      if (data.kv_bytes_per_token !== undefined) {
        let data9 = data.kv_bytes_per_token;
        if (!(((typeof data9 == "number") && (!(data9 % 1) && !isNaN(data9))) && (isFinite(data9)))) {
          const err25 = { instancePath: instancePath + "/kv_bytes_per_token", schemaPath: "contract://config/KvBytesPerToken/type", keyword: "type", params: { type: "integer" } };
          if (vErrors === null) {
            vErrors = [err25];
          }
          else {
            vErrors.push(err25);
          }
          errors++;
        }
        if ((typeof data9 == "number") && (isFinite(data9))) {
          if (data9 > 1073741824 || isNaN(data9)) {
            const err26 = { instancePath: instancePath + "/kv_bytes_per_token", schemaPath: "contract://config/KvBytesPerToken/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1073741824 } };
            if (vErrors === null) {
              vErrors = [err26];
            }
            else {
              vErrors.push(err26);
            }
            errors++;
          }
          if (data9 < 1 || isNaN(data9)) {
            const err27 = { instancePath: instancePath + "/kv_bytes_per_token", schemaPath: "contract://config/KvBytesPerToken/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 } };
            if (vErrors === null) {
              vErrors = [err27];
            }
            else {
              vErrors.push(err27);
            }
            errors++;
          }
        }
      }
      if (data.probe_interval_ms !== undefined) {
        let data10 = data.probe_interval_ms;
        if (!(((typeof data10 == "number") && (!(data10 % 1) && !isNaN(data10))) && (isFinite(data10)))) {
          const err28 = { instancePath: instancePath + "/probe_interval_ms", schemaPath: "contract://config/ProbeIntervalMs/type", keyword: "type", params: { type: "integer" } };
          if (vErrors === null) {
            vErrors = [err28];
          }
          else {
            vErrors.push(err28);
          }
          errors++;
        }
        if ((typeof data10 == "number") && (isFinite(data10))) {
          if (data10 > 3600000 || isNaN(data10)) {
            const err29 = { instancePath: instancePath + "/probe_interval_ms", schemaPath: "contract://config/ProbeIntervalMs/maximum", keyword: "maximum", params: { comparison: "<=", limit: 3600000 } };
            if (vErrors === null) {
              vErrors = [err29];
            }
            else {
              vErrors.push(err29);
            }
            errors++;
          }
          if (data10 < 50 || isNaN(data10)) {
            const err30 = { instancePath: instancePath + "/probe_interval_ms", schemaPath: "contract://config/ProbeIntervalMs/minimum", keyword: "minimum", params: { comparison: ">=", limit: 50 } };
            if (vErrors === null) {
              vErrors = [err30];
            }
            else {
              vErrors.push(err30);
            }
            errors++;
          }
        }
      }
      if (data.timeouts !== undefined) {
        if (!(validate42(data.timeouts, { instancePath: instancePath + "/timeouts", parentData: data, parentDataProperty: "timeouts", rootData, dynamicAnchors }))) {
          vErrors = vErrors === null ? validate42.errors : vErrors.concat(validate42.errors);
          errors = vErrors.length;
        }
      }
      if (data.replicas !== undefined) {
        let data12 = data.replicas;
        if (Array.isArray(data12)) {
          if (data12.length > 1024) {
            const err31 = { instancePath: instancePath + "/replicas", schemaPath: "#/properties/replicas/maxItems", keyword: "maxItems", params: { limit: 1024 } };
            if (vErrors === null) {
              vErrors = [err31];
            }
            else {
              vErrors.push(err31);
            }
            errors++;
          }
          if (data12.length < 1) {
            const err32 = { instancePath: instancePath + "/replicas", schemaPath: "#/properties/replicas/minItems", keyword: "minItems", params: { limit: 1 } };
            if (vErrors === null) {
              vErrors = [err32];
            }
            else {
              vErrors.push(err32);
            }
            errors++;
          }
          const len0 = data12.length;
          for (let i0 = 0; i0 < len0; i0++) {
            if (!(validate44(data12[i0], { instancePath: instancePath + "/replicas/" + i0, parentData: data12, parentDataProperty: i0, rootData, dynamicAnchors }))) {
              vErrors = vErrors === null ? validate44.errors : vErrors.concat(validate44.errors);
              errors = vErrors.length;
            }
          }
        }
        else {
          const err33 = { instancePath: instancePath + "/replicas", schemaPath: "#/properties/replicas/type", keyword: "type", params: { type: "array" } };
          if (vErrors === null) {
            vErrors = [err33];
          }
          else {
            vErrors.push(err33);
          }
          errors++;
        }
      }
    }
    else {
      const err34 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
      if (vErrors === null) {
        vErrors = [err34];
      }
      else {
        vErrors.push(err34);
      }
      errors++;
    }
    validate37.errors = vErrors;
    return errors === 0;
  }
  validate37.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
  const schema72 = { "type": "object", "additionalProperties": false, "required": ["id", "engine", "model", "replicas"], "properties": { "id": { "$ref": "contract://config/Id" }, "engine": { "type": "string", "const": "llamacpp" }, "model": { "$ref": "contract://config/ModelRef" }, "model_refs": { "$ref": "contract://config/ModelRefs" }, "queue_capacity": { "$ref": "contract://config/QueueCapacity" }, "queue_tokens": { "$ref": "contract://config/QueueTokens" }, "queue_policy": { "$ref": "contract://config/QueuePolicy" }, "price": { "$ref": "contract://config/PriceConfig" }, "model_state": { "$ref": "contract://config/ModelState" }, "kv_bytes_per_token": { "$ref": "contract://config/KvBytesPerToken" }, "probe_interval_ms": { "$ref": "contract://config/ProbeIntervalMs" }, "timeouts": { "$ref": "contract://config/TimeoutsConfig" }, "replicas": { "type": "array", "minItems": 1, "maxItems": 1024, "items": { "$ref": "contract://config/HttpReplicaConfig" } } } };
  const schema81 = { "type": "object", "additionalProperties": false, "required": ["id", "url"], "properties": { "id": { "$ref": "contract://config/Id" }, "url": { "type": "string", "minLength": 8, "maxLength": 2048, "pattern": "^https?://[^\\s/?#]+[^\\s?#]*$" }, "slots": { "$ref": "contract://config/Slots" }, "devices": { "$ref": "contract://config/Devices" }, "kv_capacity_bytes": { "$ref": "contract://config/KvCapacityBytes" }, "ctx_max": { "$ref": "contract://config/CtxMax" } } };
  const pattern15 = new RegExp("^https?://[^\\s/?#]+[^\\s?#]*$", "u");
  function validate52(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
    let vErrors = null;
    let errors = 0;
    const evaluated0 = validate52.evaluated;
    if (evaluated0.dynamicProps) {
      evaluated0.props = undefined;
    }
    if (evaluated0.dynamicItems) {
      evaluated0.items = undefined;
    }
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (data.id === undefined) {
        const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "id" } };
        if (vErrors === null) {
          vErrors = [err0];
        }
        else {
          vErrors.push(err0);
        }
        errors++;
      }
      if (data.url === undefined) {
        const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "url" } };
        if (vErrors === null) {
          vErrors = [err1];
        }
        else {
          vErrors.push(err1);
        }
        errors++;
      }
      for (const key0 in data) {
        if (!((((((key0 === "id") || (key0 === "url")) || (key0 === "slots")) || (key0 === "devices")) || (key0 === "kv_capacity_bytes")) || (key0 === "ctx_max"))) {
          const err2 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
          if (vErrors === null) {
            vErrors = [err2];
          }
          else {
            vErrors.push(err2);
          }
          errors++;
        }
      }
      if (data.id !== undefined) {
        let data0 = data.id;
        if (typeof data0 === "string") {
          if (func2(data0) > 64) {
            const err3 = { instancePath: instancePath + "/id", schemaPath: "contract://config/Id/maxLength", keyword: "maxLength", params: { limit: 64 } };
            if (vErrors === null) {
              vErrors = [err3];
            }
            else {
              vErrors.push(err3);
            }
            errors++;
          }
          if (func2(data0) < 1) {
            const err4 = { instancePath: instancePath + "/id", schemaPath: "contract://config/Id/minLength", keyword: "minLength", params: { limit: 1 } };
            if (vErrors === null) {
              vErrors = [err4];
            }
            else {
              vErrors.push(err4);
            }
            errors++;
          }
          if (!pattern5.test(data0)) {
            const err5 = { instancePath: instancePath + "/id", schemaPath: "contract://config/Id/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]*$" } };
            if (vErrors === null) {
              vErrors = [err5];
            }
            else {
              vErrors.push(err5);
            }
            errors++;
          }
        }
        else {
          const err6 = { instancePath: instancePath + "/id", schemaPath: "contract://config/Id/type", keyword: "type", params: { type: "string" } };
          if (vErrors === null) {
            vErrors = [err6];
          }
          else {
            vErrors.push(err6);
          }
          errors++;
        }
      }
      if (data.url !== undefined) {
        let data1 = data.url;
        if (typeof data1 === "string") {
          if (func2(data1) > 2048) {
            const err7 = { instancePath: instancePath + "/url", schemaPath: "#/properties/url/maxLength", keyword: "maxLength", params: { limit: 2048 } };
            if (vErrors === null) {
              vErrors = [err7];
            }
            else {
              vErrors.push(err7);
            }
            errors++;
          }
          if (func2(data1) < 8) {
            const err8 = { instancePath: instancePath + "/url", schemaPath: "#/properties/url/minLength", keyword: "minLength", params: { limit: 8 } };
            if (vErrors === null) {
              vErrors = [err8];
            }
            else {
              vErrors.push(err8);
            }
            errors++;
          }
          if (!pattern15.test(data1)) {
            const err9 = { instancePath: instancePath + "/url", schemaPath: "#/properties/url/pattern", keyword: "pattern", params: { pattern: "^https?://[^\\s/?#]+[^\\s?#]*$" } };
            if (vErrors === null) {
              vErrors = [err9];
            }
            else {
              vErrors.push(err9);
            }
            errors++;
          }
        }
        else {
          const err10 = { instancePath: instancePath + "/url", schemaPath: "#/properties/url/type", keyword: "type", params: { type: "string" } };
          if (vErrors === null) {
            vErrors = [err10];
          }
          else {
            vErrors.push(err10);
          }
          errors++;
        }
      }
      if (data.slots !== undefined) {
        let data2 = data.slots;
        if (!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))) {
          const err11 = { instancePath: instancePath + "/slots", schemaPath: "contract://config/Slots/type", keyword: "type", params: { type: "integer" } };
          if (vErrors === null) {
            vErrors = [err11];
          }
          else {
            vErrors.push(err11);
          }
          errors++;
        }
        if ((typeof data2 == "number") && (isFinite(data2))) {
          if (data2 > 4096 || isNaN(data2)) {
            const err12 = { instancePath: instancePath + "/slots", schemaPath: "contract://config/Slots/maximum", keyword: "maximum", params: { comparison: "<=", limit: 4096 } };
            if (vErrors === null) {
              vErrors = [err12];
            }
            else {
              vErrors.push(err12);
            }
            errors++;
          }
          if (data2 < 1 || isNaN(data2)) {
            const err13 = { instancePath: instancePath + "/slots", schemaPath: "contract://config/Slots/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 } };
            if (vErrors === null) {
              vErrors = [err13];
            }
            else {
              vErrors.push(err13);
            }
            errors++;
          }
        }
      }
      if (data.devices !== undefined) {
        let data3 = data.devices;
        if (typeof data3 === "string") {
          if (func2(data3) > 64) {
            const err14 = { instancePath: instancePath + "/devices", schemaPath: "contract://config/Devices/maxLength", keyword: "maxLength", params: { limit: 64 } };
            if (vErrors === null) {
              vErrors = [err14];
            }
            else {
              vErrors.push(err14);
            }
            errors++;
          }
          if (func2(data3) < 1) {
            const err15 = { instancePath: instancePath + "/devices", schemaPath: "contract://config/Devices/minLength", keyword: "minLength", params: { limit: 1 } };
            if (vErrors === null) {
              vErrors = [err15];
            }
            else {
              vErrors.push(err15);
            }
            errors++;
          }
          if (!pattern11.test(data3)) {
            const err16 = { instancePath: instancePath + "/devices", schemaPath: "contract://config/Devices/pattern", keyword: "pattern", params: { pattern: "^[0-9A-Za-z,:._-]+$" } };
            if (vErrors === null) {
              vErrors = [err16];
            }
            else {
              vErrors.push(err16);
            }
            errors++;
          }
        }
        else {
          const err17 = { instancePath: instancePath + "/devices", schemaPath: "contract://config/Devices/type", keyword: "type", params: { type: "string" } };
          if (vErrors === null) {
            vErrors = [err17];
          }
          else {
            vErrors.push(err17);
          }
          errors++;
        }
      }
      if (data.kv_capacity_bytes !== undefined) {
        let data4 = data.kv_capacity_bytes;
        if (!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))) {
          const err18 = { instancePath: instancePath + "/kv_capacity_bytes", schemaPath: "contract://config/KvCapacityBytes/type", keyword: "type", params: { type: "integer" } };
          if (vErrors === null) {
            vErrors = [err18];
          }
          else {
            vErrors.push(err18);
          }
          errors++;
        }
        if ((typeof data4 == "number") && (isFinite(data4))) {
          if (data4 > 9007199254740991 || isNaN(data4)) {
            const err19 = { instancePath: instancePath + "/kv_capacity_bytes", schemaPath: "contract://config/KvCapacityBytes/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } };
            if (vErrors === null) {
              vErrors = [err19];
            }
            else {
              vErrors.push(err19);
            }
            errors++;
          }
          if (data4 < 1 || isNaN(data4)) {
            const err20 = { instancePath: instancePath + "/kv_capacity_bytes", schemaPath: "contract://config/KvCapacityBytes/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 } };
            if (vErrors === null) {
              vErrors = [err20];
            }
            else {
              vErrors.push(err20);
            }
            errors++;
          }
        }
      }
      if (data.ctx_max !== undefined) {
        let data5 = data.ctx_max;
        if (!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))) {
          const err21 = { instancePath: instancePath + "/ctx_max", schemaPath: "contract://config/CtxMax/type", keyword: "type", params: { type: "integer" } };
          if (vErrors === null) {
            vErrors = [err21];
          }
          else {
            vErrors.push(err21);
          }
          errors++;
        }
        if ((typeof data5 == "number") && (isFinite(data5))) {
          if (data5 > 10000000 || isNaN(data5)) {
            const err22 = { instancePath: instancePath + "/ctx_max", schemaPath: "contract://config/CtxMax/maximum", keyword: "maximum", params: { comparison: "<=", limit: 10000000 } };
            if (vErrors === null) {
              vErrors = [err22];
            }
            else {
              vErrors.push(err22);
            }
            errors++;
          }
          if (data5 < 1 || isNaN(data5)) {
            const err23 = { instancePath: instancePath + "/ctx_max", schemaPath: "contract://config/CtxMax/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 } };
            if (vErrors === null) {
              vErrors = [err23];
            }
            else {
              vErrors.push(err23);
            }
            errors++;
          }
        }
      }
    }
    else {
      const err24 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
      if (vErrors === null) {
        vErrors = [err24];
      }
      else {
        vErrors.push(err24);
      }
      errors++;
    }
    validate52.errors = vErrors;
    return errors === 0;
  }
  validate52.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
  function validate48(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
    let vErrors = null;
    let errors = 0;
    const evaluated0 = validate48.evaluated;
    if (evaluated0.dynamicProps) {
      evaluated0.props = undefined;
    }
    if (evaluated0.dynamicItems) {
      evaluated0.items = undefined;
    }
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (data.id === undefined) {
        const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "id" } };
        if (vErrors === null) {
          vErrors = [err0];
        }
        else {
          vErrors.push(err0);
        }
        errors++;
      }
      if (data.engine === undefined) {
        const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "engine" } };
        if (vErrors === null) {
          vErrors = [err1];
        }
        else {
          vErrors.push(err1);
        }
        errors++;
      }
      if (data.model === undefined) {
        const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "model" } };
        if (vErrors === null) {
          vErrors = [err2];
        }
        else {
          vErrors.push(err2);
        }
        errors++;
      }
      if (data.replicas === undefined) {
        const err3 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "replicas" } };
        if (vErrors === null) {
          vErrors = [err3];
        }
        else {
          vErrors.push(err3);
        }
        errors++;
      }
      for (const key0 in data) {
        if (!(func1.call(schema72.properties, key0))) {
          const err4 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
          if (vErrors === null) {
            vErrors = [err4];
          }
          else {
            vErrors.push(err4);
          }
          errors++;
        }
      }
      if (data.id !== undefined) {
        let data0 = data.id;
        if (typeof data0 === "string") {
          if (func2(data0) > 64) {
            const err5 = { instancePath: instancePath + "/id", schemaPath: "contract://config/Id/maxLength", keyword: "maxLength", params: { limit: 64 } };
            if (vErrors === null) {
              vErrors = [err5];
            }
            else {
              vErrors.push(err5);
            }
            errors++;
          }
          if (func2(data0) < 1) {
            const err6 = { instancePath: instancePath + "/id", schemaPath: "contract://config/Id/minLength", keyword: "minLength", params: { limit: 1 } };
            if (vErrors === null) {
              vErrors = [err6];
            }
            else {
              vErrors.push(err6);
            }
            errors++;
          }
          if (!pattern5.test(data0)) {
            const err7 = { instancePath: instancePath + "/id", schemaPath: "contract://config/Id/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]*$" } };
            if (vErrors === null) {
              vErrors = [err7];
            }
            else {
              vErrors.push(err7);
            }
            errors++;
          }
        }
        else {
          const err8 = { instancePath: instancePath + "/id", schemaPath: "contract://config/Id/type", keyword: "type", params: { type: "string" } };
          if (vErrors === null) {
            vErrors = [err8];
          }
          else {
            vErrors.push(err8);
          }
          errors++;
        }
      }
      if (data.engine !== undefined) {
        let data1 = data.engine;
        if (typeof data1 !== "string") {
          const err9 = { instancePath: instancePath + "/engine", schemaPath: "#/properties/engine/type", keyword: "type", params: { type: "string" } };
          if (vErrors === null) {
            vErrors = [err9];
          }
          else {
            vErrors.push(err9);
          }
          errors++;
        }
        if ("llamacpp" !== data1) {
          const err10 = { instancePath: instancePath + "/engine", schemaPath: "#/properties/engine/const", keyword: "const", params: { allowedValue: "llamacpp" } };
          if (vErrors === null) {
            vErrors = [err10];
          }
          else {
            vErrors.push(err10);
          }
          errors++;
        }
      }
      if (data.model !== undefined) {
        let data2 = data.model;
        if (typeof data2 === "string") {
          if (func2(data2) > 1024) {
            const err11 = { instancePath: instancePath + "/model", schemaPath: "contract://config/ModelRef/maxLength", keyword: "maxLength", params: { limit: 1024 } };
            if (vErrors === null) {
              vErrors = [err11];
            }
            else {
              vErrors.push(err11);
            }
            errors++;
          }
          if (func2(data2) < 1) {
            const err12 = { instancePath: instancePath + "/model", schemaPath: "contract://config/ModelRef/minLength", keyword: "minLength", params: { limit: 1 } };
            if (vErrors === null) {
              vErrors = [err12];
            }
            else {
              vErrors.push(err12);
            }
            errors++;
          }
          if (!pattern8.test(data2)) {
            const err13 = { instancePath: instancePath + "/model", schemaPath: "contract://config/ModelRef/pattern", keyword: "pattern", params: { pattern: "^[^\\u0000-\\u001f\\u007f]+$" } };
            if (vErrors === null) {
              vErrors = [err13];
            }
            else {
              vErrors.push(err13);
            }
            errors++;
          }
        }
        else {
          const err14 = { instancePath: instancePath + "/model", schemaPath: "contract://config/ModelRef/type", keyword: "type", params: { type: "string" } };
          if (vErrors === null) {
            vErrors = [err14];
          }
          else {
            vErrors.push(err14);
          }
          errors++;
        }
      }
      if (data.model_refs !== undefined) {
        if (!(validate38(data.model_refs, { instancePath: instancePath + "/model_refs", parentData: data, parentDataProperty: "model_refs", rootData, dynamicAnchors }))) {
          vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
          errors = vErrors.length;
        }
      }
      if (data.queue_capacity !== undefined) {
        let data4 = data.queue_capacity;
        if (!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))) {
          const err15 = { instancePath: instancePath + "/queue_capacity", schemaPath: "contract://config/QueueCapacity/type", keyword: "type", params: { type: "integer" } };
          if (vErrors === null) {
            vErrors = [err15];
          }
          else {
            vErrors.push(err15);
          }
          errors++;
        }
        if ((typeof data4 == "number") && (isFinite(data4))) {
          if (data4 > 1000000 || isNaN(data4)) {
            const err16 = { instancePath: instancePath + "/queue_capacity", schemaPath: "contract://config/QueueCapacity/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1000000 } };
            if (vErrors === null) {
              vErrors = [err16];
            }
            else {
              vErrors.push(err16);
            }
            errors++;
          }
          if (data4 < 1 || isNaN(data4)) {
            const err17 = { instancePath: instancePath + "/queue_capacity", schemaPath: "contract://config/QueueCapacity/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 } };
            if (vErrors === null) {
              vErrors = [err17];
            }
            else {
              vErrors.push(err17);
            }
            errors++;
          }
        }
      }
      if (data.queue_tokens !== undefined) {
        let data5 = data.queue_tokens;
        if (!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))) {
          const err18 = { instancePath: instancePath + "/queue_tokens", schemaPath: "contract://config/QueueTokens/type", keyword: "type", params: { type: "integer" } };
          if (vErrors === null) {
            vErrors = [err18];
          }
          else {
            vErrors.push(err18);
          }
          errors++;
        }
        if ((typeof data5 == "number") && (isFinite(data5))) {
          if (data5 > 1000000000000 || isNaN(data5)) {
            const err19 = { instancePath: instancePath + "/queue_tokens", schemaPath: "contract://config/QueueTokens/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1000000000000 } };
            if (vErrors === null) {
              vErrors = [err19];
            }
            else {
              vErrors.push(err19);
            }
            errors++;
          }
          if (data5 < 1 || isNaN(data5)) {
            const err20 = { instancePath: instancePath + "/queue_tokens", schemaPath: "contract://config/QueueTokens/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 } };
            if (vErrors === null) {
              vErrors = [err20];
            }
            else {
              vErrors.push(err20);
            }
            errors++;
          }
        }
      }
      if (data.queue_policy !== undefined) {
        let data6 = data.queue_policy;
        if (typeof data6 !== "string") {
          const err21 = { instancePath: instancePath + "/queue_policy", schemaPath: "contract://config/QueuePolicy/type", keyword: "type", params: { type: "string" } };
          if (vErrors === null) {
            vErrors = [err21];
          }
          else {
            vErrors.push(err21);
          }
          errors++;
        }
        if (!(((data6 === "reject") || (data6 === "drop-lru")) || (data6 === "shed-low-priority"))) {
          const err22 = { instancePath: instancePath + "/queue_policy", schemaPath: "contract://config/QueuePolicy/enum", keyword: "enum", params: { allowedValues: schema40.enum } };
          if (vErrors === null) {
            vErrors = [err22];
          }
          else {
            vErrors.push(err22);
          }
          errors++;
        }
      }
      if (data.price !== undefined) {
        if (!(validate40(data.price, { instancePath: instancePath + "/price", parentData: data, parentDataProperty: "price", rootData, dynamicAnchors }))) {
          vErrors = vErrors === null ? validate40.errors : vErrors.concat(validate40.errors);
          errors = vErrors.length;
        }
      }
      if (data.model_state !== undefined) {
        let data8 = data.model_state;
        if (typeof data8 !== "string") {
          const err23 = { instancePath: instancePath + "/model_state", schemaPath: "contract://config/ModelState/type", keyword: "type", params: { type: "string" } };
          if (vErrors === null) {
            vErrors = [err23];
          }
          else {
            vErrors.push(err23);
          }
          errors++;
        }
        if (!((data8 === "active") || (data8 === "retired"))) {
          const err24 = { instancePath: instancePath + "/model_state", schemaPath: "contract://config/ModelState/enum", keyword: "enum", params: { allowedValues: schema61.enum } };
          if (vErrors === null) {
            vErrors = [err24];
          }
          else {
            vErrors.push(err24);
          }
          errors++;
        }
      }
      if (data.kv_bytes_per_token !== undefined) {
        let data9 = data.kv_bytes_per_token;
        if (!(((typeof data9 == "number") && (!(data9 % 1) && !isNaN(data9))) && (isFinite(data9)))) {
          const err25 = { instancePath: instancePath + "/kv_bytes_per_token", schemaPath: "contract://config/KvBytesPerToken/type", keyword: "type", params: { type: "integer" } };
          if (vErrors === null) {
            vErrors = [err25];
          }
          else {
            vErrors.push(err25);
          }
          errors++;
        }
        if ((typeof data9 == "number") && (isFinite(data9))) {
          if (data9 > 1073741824 || isNaN(data9)) {
            const err26 = { instancePath: instancePath + "/kv_bytes_per_token", schemaPath: "contract://config/KvBytesPerToken/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1073741824 } };
            if (vErrors === null) {
              vErrors = [err26];
            }
            else {
              vErrors.push(err26);
            }
            errors++;
          }
          if (data9 < 1 || isNaN(data9)) {
            const err27 = { instancePath: instancePath + "/kv_bytes_per_token", schemaPath: "contract://config/KvBytesPerToken/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 } };
            if (vErrors === null) {
              vErrors = [err27];
            }
            else {
              vErrors.push(err27);
            }
            errors++;
          }
        }
      }
      if (data.probe_interval_ms !== undefined) {
        let data10 = data.probe_interval_ms;
        if (!(((typeof data10 == "number") && (!(data10 % 1) && !isNaN(data10))) && (isFinite(data10)))) {
          const err28 = { instancePath: instancePath + "/probe_interval_ms", schemaPath: "contract://config/ProbeIntervalMs/type", keyword: "type", params: { type: "integer" } };
          if (vErrors === null) {
            vErrors = [err28];
          }
          else {
            vErrors.push(err28);
          }
          errors++;
        }
        if ((typeof data10 == "number") && (isFinite(data10))) {
          if (data10 > 3600000 || isNaN(data10)) {
            const err29 = { instancePath: instancePath + "/probe_interval_ms", schemaPath: "contract://config/ProbeIntervalMs/maximum", keyword: "maximum", params: { comparison: "<=", limit: 3600000 } };
            if (vErrors === null) {
              vErrors = [err29];
            }
            else {
              vErrors.push(err29);
            }
            errors++;
          }
          if (data10 < 50 || isNaN(data10)) {
            const err30 = { instancePath: instancePath + "/probe_interval_ms", schemaPath: "contract://config/ProbeIntervalMs/minimum", keyword: "minimum", params: { comparison: ">=", limit: 50 } };
            if (vErrors === null) {
              vErrors = [err30];
            }
            else {
              vErrors.push(err30);
            }
            errors++;
          }
        }
      }
      if (data.timeouts !== undefined) {
        if (!(validate42(data.timeouts, { instancePath: instancePath + "/timeouts", parentData: data, parentDataProperty: "timeouts", rootData, dynamicAnchors }))) {
          vErrors = vErrors === null ? validate42.errors : vErrors.concat(validate42.errors);
          errors = vErrors.length;
        }
      }
      if (data.replicas !== undefined) {
        let data12 = data.replicas;
        if (Array.isArray(data12)) {
          if (data12.length > 1024) {
            const err31 = { instancePath: instancePath + "/replicas", schemaPath: "#/properties/replicas/maxItems", keyword: "maxItems", params: { limit: 1024 } };
            if (vErrors === null) {
              vErrors = [err31];
            }
            else {
              vErrors.push(err31);
            }
            errors++;
          }
          if (data12.length < 1) {
            const err32 = { instancePath: instancePath + "/replicas", schemaPath: "#/properties/replicas/minItems", keyword: "minItems", params: { limit: 1 } };
            if (vErrors === null) {
              vErrors = [err32];
            }
            else {
              vErrors.push(err32);
            }
            errors++;
          }
          const len0 = data12.length;
          for (let i0 = 0; i0 < len0; i0++) {
            if (!(validate52(data12[i0], { instancePath: instancePath + "/replicas/" + i0, parentData: data12, parentDataProperty: i0, rootData, dynamicAnchors }))) {
              vErrors = vErrors === null ? validate52.errors : vErrors.concat(validate52.errors);
              errors = vErrors.length;
            }
          }
        }
        else {
          const err33 = { instancePath: instancePath + "/replicas", schemaPath: "#/properties/replicas/type", keyword: "type", params: { type: "array" } };
          if (vErrors === null) {
            vErrors = [err33];
          }
          else {
            vErrors.push(err33);
          }
          errors++;
        }
      }
    }
    else {
      const err34 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
      if (vErrors === null) {
        vErrors = [err34];
      }
      else {
        vErrors.push(err34);
      }
      errors++;
    }
    validate48.errors = vErrors;
    return errors === 0;
  }
  validate48.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
  function validate36(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
    let vErrors = null;
    let errors = 0;
    const evaluated0 = validate36.evaluated;
    if (evaluated0.dynamicProps) {
      evaluated0.props = undefined;
    }
    if (evaluated0.dynamicItems) {
      evaluated0.items = undefined;
    }
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (data.engine === undefined) {
        const err0 = { instancePath, schemaPath: "#/allOf/0/required", keyword: "required", params: { missingProperty: "engine" } };
        if (vErrors === null) {
          vErrors = [err0];
        }
        else {
          vErrors.push(err0);
        }
        errors++;
      }
      if (data.engine !== undefined) {
        let data0 = data.engine;
        if (typeof data0 !== "string") {
          const err1 = { instancePath: instancePath + "/engine", schemaPath: "#/allOf/0/properties/engine/type", keyword: "type", params: { type: "string" } };
          if (vErrors === null) {
            vErrors = [err1];
          }
          else {
            vErrors.push(err1);
          }
          errors++;
        }
        if (!((data0 === "mock") || (data0 === "llamacpp"))) {
          const err2 = { instancePath: instancePath + "/engine", schemaPath: "#/allOf/0/properties/engine/enum", keyword: "enum", params: { allowedValues: schema51.allOf[0].properties.engine.enum } };
          if (vErrors === null) {
            vErrors = [err2];
          }
          else {
            vErrors.push(err2);
          }
          errors++;
        }
      }
    }
    else {
      const err3 = { instancePath, schemaPath: "#/allOf/0/type", keyword: "type", params: { type: "object" } };
      if (vErrors === null) {
        vErrors = [err3];
      }
      else {
        vErrors.push(err3);
      }
      errors++;
    }
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (data.engine === undefined) {
        const err4 = { instancePath, schemaPath: "#/allOf/1/required", keyword: "required", params: { missingProperty: "engine" } };
        if (vErrors === null) {
          vErrors = [err4];
        }
        else {
          vErrors.push(err4);
        }
        errors++;
      }
      const tag0 = data.engine;
      if (typeof tag0 == "string") {
        if (tag0 === "mock") {
          if (!(validate37(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors }))) {
            vErrors = vErrors === null ? validate37.errors : vErrors.concat(validate37.errors);
            errors = vErrors.length;
          }
          var props0 = true;
        }
        else if (tag0 === "llamacpp") {
          if (!(validate48(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors }))) {
            vErrors = vErrors === null ? validate48.errors : vErrors.concat(validate48.errors);
            errors = vErrors.length;
          }
          if (props0 !== true) {
            props0 = true;
          }
        }
        else {
          const err5 = { instancePath, schemaPath: "#/allOf/1/discriminator", keyword: "discriminator", params: { error: "mapping", tag: "engine", tagValue: tag0 } };
          if (vErrors === null) {
            vErrors = [err5];
          }
          else {
            vErrors.push(err5);
          }
          errors++;
        }
      }
      else {
        const err6 = { instancePath, schemaPath: "#/allOf/1/discriminator", keyword: "discriminator", params: { error: "tag", tag: "engine", tagValue: tag0 } };
        if (vErrors === null) {
          vErrors = [err6];
        }
        else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    else {
      const err7 = { instancePath, schemaPath: "#/allOf/1/type", keyword: "type", params: { type: "object" } };
      if (vErrors === null) {
        vErrors = [err7];
      }
      else {
        vErrors.push(err7);
      }
      errors++;
    }
    if (props0 !== true) {
      props0 = props0 || {};
      props0.engine = true;
    }
    validate36.errors = vErrors;
    evaluated0.props = props0;
    return errors === 0;
  }
  validate36.evaluated = { "dynamicProps": true, "dynamicItems": false };
  function validate15(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
    let vErrors = null;
    let errors = 0;
    const evaluated0 = validate15.evaluated;
    if (evaluated0.dynamicProps) {
      evaluated0.props = undefined;
    }
    if (evaluated0.dynamicItems) {
      evaluated0.items = undefined;
    }
    if (data && typeof data == "object" && !Array.isArray(data)) {
      for (const key0 in data) {
        if (!(func1.call(schema34.properties, key0))) {
          const err0 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
          if (vErrors === null) {
            vErrors = [err0];
          }
          else {
            vErrors.push(err0);
          }
          errors++;
        }
      }
      if (data.listen !== undefined) {
        let data0 = data.listen;
        if (typeof data0 === "string") {
          if (func2(data0) > 262) {
            const err1 = { instancePath: instancePath + "/listen", schemaPath: "#/properties/listen/maxLength", keyword: "maxLength", params: { limit: 262 } };
            if (vErrors === null) {
              vErrors = [err1];
            }
            else {
              vErrors.push(err1);
            }
            errors++;
          }
          if (func2(data0) < 2) {
            const err2 = { instancePath: instancePath + "/listen", schemaPath: "#/properties/listen/minLength", keyword: "minLength", params: { limit: 2 } };
            if (vErrors === null) {
              vErrors = [err2];
            }
            else {
              vErrors.push(err2);
            }
            errors++;
          }
          if (!pattern4.test(data0)) {
            const err3 = { instancePath: instancePath + "/listen", schemaPath: "#/properties/listen/pattern", keyword: "pattern", params: { pattern: "^(\\[[0-9A-Fa-f:.]+\\]|[A-Za-z0-9.-]*):[0-9]{1,5}$" } };
            if (vErrors === null) {
              vErrors = [err3];
            }
            else {
              vErrors.push(err3);
            }
            errors++;
          }
        }
        else {
          const err4 = { instancePath: instancePath + "/listen", schemaPath: "#/properties/listen/type", keyword: "type", params: { type: "string" } };
          if (vErrors === null) {
            vErrors = [err4];
          }
          else {
            vErrors.push(err4);
          }
          errors++;
        }
      }
      if (data.data_dir !== undefined) {
        let data1 = data.data_dir;
        if (typeof data1 === "string") {
          if (func2(data1) > 4096) {
            const err5 = { instancePath: instancePath + "/data_dir", schemaPath: "#/properties/data_dir/maxLength", keyword: "maxLength", params: { limit: 4096 } };
            if (vErrors === null) {
              vErrors = [err5];
            }
            else {
              vErrors.push(err5);
            }
            errors++;
          }
          if (func2(data1) < 1) {
            const err6 = { instancePath: instancePath + "/data_dir", schemaPath: "#/properties/data_dir/minLength", keyword: "minLength", params: { limit: 1 } };
            if (vErrors === null) {
              vErrors = [err6];
            }
            else {
              vErrors.push(err6);
            }
            errors++;
          }
        }
        else {
          const err7 = { instancePath: instancePath + "/data_dir", schemaPath: "#/properties/data_dir/type", keyword: "type", params: { type: "string" } };
          if (vErrors === null) {
            vErrors = [err7];
          }
          else {
            vErrors.push(err7);
          }
          errors++;
        }
      }
      if (data.auth !== undefined) {
        if (!(validate16(data.auth, { instancePath: instancePath + "/auth", parentData: data, parentDataProperty: "auth", rootData, dynamicAnchors }))) {
          vErrors = vErrors === null ? validate16.errors : vErrors.concat(validate16.errors);
          errors = vErrors.length;
        }
      }
      if (data.queue !== undefined) {
        if (!(validate22(data.queue, { instancePath: instancePath + "/queue", parentData: data, parentDataProperty: "queue", rootData, dynamicAnchors }))) {
          vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
          errors = vErrors.length;
        }
      }
      if (data.sessions !== undefined) {
        if (!(validate24(data.sessions, { instancePath: instancePath + "/sessions", parentData: data, parentDataProperty: "sessions", rootData, dynamicAnchors }))) {
          vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors);
          errors = vErrors.length;
        }
      }
      if (data.limits !== undefined) {
        if (!(validate28(data.limits, { instancePath: instancePath + "/limits", parentData: data, parentDataProperty: "limits", rootData, dynamicAnchors }))) {
          vErrors = vErrors === null ? validate28.errors : vErrors.concat(validate28.errors);
          errors = vErrors.length;
        }
      }
      if (data.streams !== undefined) {
        if (!(validate30(data.streams, { instancePath: instancePath + "/streams", parentData: data, parentDataProperty: "streams", rootData, dynamicAnchors }))) {
          vErrors = vErrors === null ? validate30.errors : vErrors.concat(validate30.errors);
          errors = vErrors.length;
        }
      }
      if (data.retention !== undefined) {
        if (!(validate32(data.retention, { instancePath: instancePath + "/retention", parentData: data, parentDataProperty: "retention", rootData, dynamicAnchors }))) {
          vErrors = vErrors === null ? validate32.errors : vErrors.concat(validate32.errors);
          errors = vErrors.length;
        }
      }
      if (data.artifacts !== undefined) {
        if (!(validate34(data.artifacts, { instancePath: instancePath + "/artifacts", parentData: data, parentDataProperty: "artifacts", rootData, dynamicAnchors }))) {
          vErrors = vErrors === null ? validate34.errors : vErrors.concat(validate34.errors);
          errors = vErrors.length;
        }
      }
      if (data.transcripts !== undefined) {
        let data9 = data.transcripts;
        if (data9 && typeof data9 == "object" && !Array.isArray(data9)) {
          for (const key1 in data9) {
            if (!((key1 === "store") || (key1 === "prompts"))) {
              const err8 = { instancePath: instancePath + "/transcripts", schemaPath: "contract://config/TranscriptsConfig/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 } };
              if (vErrors === null) {
                vErrors = [err8];
              }
              else {
                vErrors.push(err8);
              }
              errors++;
            }
          }
          if (data9.store !== undefined) {
            if (typeof data9.store !== "boolean") {
              const err9 = { instancePath: instancePath + "/transcripts/store", schemaPath: "contract://config/TranscriptsConfig/properties/store/type", keyword: "type", params: { type: "boolean" } };
              if (vErrors === null) {
                vErrors = [err9];
              }
              else {
                vErrors.push(err9);
              }
              errors++;
            }
          }
          if (data9.prompts !== undefined) {
            if (typeof data9.prompts !== "boolean") {
              const err10 = { instancePath: instancePath + "/transcripts/prompts", schemaPath: "contract://config/TranscriptsConfig/properties/prompts/type", keyword: "type", params: { type: "boolean" } };
              if (vErrors === null) {
                vErrors = [err10];
              }
              else {
                vErrors.push(err10);
              }
              errors++;
            }
          }
        }
        else {
          const err11 = { instancePath: instancePath + "/transcripts", schemaPath: "contract://config/TranscriptsConfig/type", keyword: "type", params: { type: "object" } };
          if (vErrors === null) {
            vErrors = [err11];
          }
          else {
            vErrors.push(err11);
          }
          errors++;
        }
      }
      if (data.shutdown !== undefined) {
        let data12 = data.shutdown;
        if (data12 && typeof data12 == "object" && !Array.isArray(data12)) {
          for (const key2 in data12) {
            if (!(key2 === "deadline_ms")) {
              const err12 = { instancePath: instancePath + "/shutdown", schemaPath: "contract://config/ShutdownConfig/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key2 } };
              if (vErrors === null) {
                vErrors = [err12];
              }
              else {
                vErrors.push(err12);
              }
              errors++;
            }
          }
          if (data12.deadline_ms !== undefined) {
            let data13 = data12.deadline_ms;
            if (!(((typeof data13 == "number") && (!(data13 % 1) && !isNaN(data13))) && (isFinite(data13)))) {
              const err13 = { instancePath: instancePath + "/shutdown/deadline_ms", schemaPath: "contract://config/ShutdownConfig/properties/deadline_ms/type", keyword: "type", params: { type: "integer" } };
              if (vErrors === null) {
                vErrors = [err13];
              }
              else {
                vErrors.push(err13);
              }
              errors++;
            }
            if ((typeof data13 == "number") && (isFinite(data13))) {
              if (data13 > 3600000 || isNaN(data13)) {
                const err14 = { instancePath: instancePath + "/shutdown/deadline_ms", schemaPath: "contract://config/ShutdownConfig/properties/deadline_ms/maximum", keyword: "maximum", params: { comparison: "<=", limit: 3600000 } };
                if (vErrors === null) {
                  vErrors = [err14];
                }
                else {
                  vErrors.push(err14);
                }
                errors++;
              }
              if (data13 < 0 || isNaN(data13)) {
                const err15 = { instancePath: instancePath + "/shutdown/deadline_ms", schemaPath: "contract://config/ShutdownConfig/properties/deadline_ms/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } };
                if (vErrors === null) {
                  vErrors = [err15];
                }
                else {
                  vErrors.push(err15);
                }
                errors++;
              }
            }
          }
        }
        else {
          const err16 = { instancePath: instancePath + "/shutdown", schemaPath: "contract://config/ShutdownConfig/type", keyword: "type", params: { type: "object" } };
          if (vErrors === null) {
            vErrors = [err16];
          }
          else {
            vErrors.push(err16);
          }
          errors++;
        }
      }
      if (data.log !== undefined) {
        let data14 = data.log;
        if (data14 && typeof data14 == "object" && !Array.isArray(data14)) {
          for (const key3 in data14) {
            if (!((key3 === "level") || (key3 === "format"))) {
              const err17 = { instancePath: instancePath + "/log", schemaPath: "contract://config/LogConfig/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key3 } };
              if (vErrors === null) {
                vErrors = [err17];
              }
              else {
                vErrors.push(err17);
              }
              errors++;
            }
          }
          if (data14.level !== undefined) {
            let data15 = data14.level;
            if (typeof data15 !== "string") {
              const err18 = { instancePath: instancePath + "/log/level", schemaPath: "contract://config/LogConfig/properties/level/type", keyword: "type", params: { type: "string" } };
              if (vErrors === null) {
                vErrors = [err18];
              }
              else {
                vErrors.push(err18);
              }
              errors++;
            }
            if (!((((data15 === "error") || (data15 === "warn")) || (data15 === "info")) || (data15 === "debug"))) {
              const err19 = { instancePath: instancePath + "/log/level", schemaPath: "contract://config/LogConfig/properties/level/enum", keyword: "enum", params: { allowedValues: schema50.properties.level.enum } };
              if (vErrors === null) {
                vErrors = [err19];
              }
              else {
                vErrors.push(err19);
              }
              errors++;
            }
          }
          if (data14.format !== undefined) {
            let data16 = data14.format;
            if (typeof data16 !== "string") {
              const err20 = { instancePath: instancePath + "/log/format", schemaPath: "contract://config/LogConfig/properties/format/type", keyword: "type", params: { type: "string" } };
              if (vErrors === null) {
                vErrors = [err20];
              }
              else {
                vErrors.push(err20);
              }
              errors++;
            }
            if (!((data16 === "json") || (data16 === "pretty"))) {
              const err21 = { instancePath: instancePath + "/log/format", schemaPath: "contract://config/LogConfig/properties/format/enum", keyword: "enum", params: { allowedValues: schema50.properties.format.enum } };
              if (vErrors === null) {
                vErrors = [err21];
              }
              else {
                vErrors.push(err21);
              }
              errors++;
            }
          }
        }
        else {
          const err22 = { instancePath: instancePath + "/log", schemaPath: "contract://config/LogConfig/type", keyword: "type", params: { type: "object" } };
          if (vErrors === null) {
            vErrors = [err22];
          }
          else {
            vErrors.push(err22);
          }
          errors++;
        }
      }
      if (data.pools !== undefined) {
        let data17 = data.pools;
        if (Array.isArray(data17)) {
          if (data17.length > 256) {
            const err23 = { instancePath: instancePath + "/pools", schemaPath: "#/properties/pools/maxItems", keyword: "maxItems", params: { limit: 256 } };
            if (vErrors === null) {
              vErrors = [err23];
            }
            else {
              vErrors.push(err23);
            }
            errors++;
          }
          if (data17.length < 1) {
            const err24 = { instancePath: instancePath + "/pools", schemaPath: "#/properties/pools/minItems", keyword: "minItems", params: { limit: 1 } };
            if (vErrors === null) {
              vErrors = [err24];
            }
            else {
              vErrors.push(err24);
            }
            errors++;
          }
          const len0 = data17.length;
          for (let i0 = 0; i0 < len0; i0++) {
            if (!(validate36(data17[i0], { instancePath: instancePath + "/pools/" + i0, parentData: data17, parentDataProperty: i0, rootData, dynamicAnchors }))) {
              vErrors = vErrors === null ? validate36.errors : vErrors.concat(validate36.errors);
              errors = vErrors.length;
            }
          }
        }
        else {
          const err25 = { instancePath: instancePath + "/pools", schemaPath: "#/properties/pools/type", keyword: "type", params: { type: "array" } };
          if (vErrors === null) {
            vErrors = [err25];
          }
          else {
            vErrors.push(err25);
          }
          errors++;
        }
      }
    }
    else {
      const err26 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
      if (vErrors === null) {
        vErrors = [err26];
      }
      else {
        vErrors.push(err26);
      }
      errors++;
    }
    validate15.errors = vErrors;
    return errors === 0;
  }
  validate15.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
  return compiled;
})();
exports.requests = {
  createTask: {
    headers: parameters.schema_117e3c9fe490,
    body: bodies.data_TaskRequest,
  },
  listTasks: {
    query: parameters.schema_e78bcc20cc53,
    headers: parameters.schema_117e3c9fe490,
  },
  getTask: {
    params: parameters.schema_8121d449ae5b,
    headers: parameters.schema_117e3c9fe490,
  },
  streamTask: {
    params: parameters.schema_8121d449ae5b,
    headers: parameters.schema_17b8a1e16f98,
  },
  cancelTask: {
    params: parameters.schema_8121d449ae5b,
    headers: parameters.schema_117e3c9fe490,
  },
  getSession: {
    params: parameters.schema_8121d449ae5b,
    headers: parameters.schema_117e3c9fe490,
  },
  deleteSession: {
    params: parameters.schema_8121d449ae5b,
    headers: parameters.schema_117e3c9fe490,
  },
  getCapabilities: {
    headers: parameters.schema_b02fc1373164,
  },
  listPools: {
    headers: parameters.schema_b02fc1373164,
  },
  getPoolHealth: {
    params: parameters.schema_2c74d215a890,
    headers: parameters.schema_b02fc1373164,
  },
  drainPool: {
    params: parameters.schema_2c74d215a890,
    headers: parameters.schema_b02fc1373164,
    body: bodies.control_DrainRequest,
  },
  getMetrics: {
    headers: parameters.schema_b02fc1373164,
  },
  getHealthz: {
    headers: parameters.schema_b02fc1373164,
  },
  getReadyz: {
    headers: parameters.schema_b02fc1373164,
  },
};
exports.responses = {
  createTask: {
    202: {
      headers: answers.schema_69a80849be92,
      body: answers.data_AdmissionResponse,
    },
    400: {
      headers: answers.schema_ff1b2d8857c8,
      body: answers.data_ErrorEnvelope,
    },
    401: {
      headers: answers.schema_8f66aa916322,
      body: answers.data_ErrorEnvelope,
    },
    403: {
      headers: answers.schema_ff1b2d8857c8,
      body: answers.data_ErrorEnvelope,
    },
    404: {
      headers: answers.schema_ff1b2d8857c8,
      body: answers.data_ErrorEnvelope,
    },
    406: {
      headers: answers.schema_ff1b2d8857c8,
      body: answers.data_ErrorEnvelope,
    },
    409: {
      headers: answers.schema_ff1b2d8857c8,
      body: answers.data_ErrorEnvelope,
    },
    413: {
      headers: answers.schema_ff1b2d8857c8,
      body: answers.data_ErrorEnvelope,
    },
    415: {
      headers: answers.schema_ff1b2d8857c8,
      body: answers.data_ErrorEnvelope,
    },
    429: {
      headers: answers.schema_39b562ed088d,
      body: answers.data_ErrorEnvelope,
    },
    500: {
      headers: answers.schema_ff1b2d8857c8,
      body: answers.data_ErrorEnvelope,
    },
    503: {
      headers: answers.schema_2291871a2a76,
      body: answers.data_ErrorEnvelope,
    },
  },
  listTasks: {
    200: {
      headers: answers.schema_ff1b2d8857c8,
      body: answers.data_TaskList,
    },
    400: {
      headers: answers.schema_ff1b2d8857c8,
      body: answers.data_ErrorEnvelope,
    },
    401: {
      headers: answers.schema_8f66aa916322,
      body: answers.data_ErrorEnvelope,
    },
    403: {
      headers: answers.schema_ff1b2d8857c8,
      body: answers.data_ErrorEnvelope,
    },
    406: {
      headers: answers.schema_ff1b2d8857c8,
      body: answers.data_ErrorEnvelope,
    },
    500: {
      headers: answers.schema_ff1b2d8857c8,
      body: answers.data_ErrorEnvelope,
    },
  },
  getTask: {
    200: {
      headers: answers.schema_ff1b2d8857c8,
      body: answers.data_Task,
    },
    400: {
      headers: answers.schema_ff1b2d8857c8,
      body: answers.data_ErrorEnvelope,
    },
    401: {
      headers: answers.schema_8f66aa916322,
      body: answers.data_ErrorEnvelope,
    },
    403: {
      headers: answers.schema_ff1b2d8857c8,
      body: answers.data_ErrorEnvelope,
    },
    404: {
      headers: answers.schema_ff1b2d8857c8,
      body: answers.data_ErrorEnvelope,
    },
    406: {
      headers: answers.schema_ff1b2d8857c8,
      body: answers.data_ErrorEnvelope,
    },
    500: {
      headers: answers.schema_ff1b2d8857c8,
      body: answers.data_ErrorEnvelope,
    },
  },
  streamTask: {
    200: {
      headers: answers.schema_0e3d9d99e12f,
    },
    204: {
      headers: answers.schema_ff1b2d8857c8,
    },
    400: {
      headers: answers.schema_ff1b2d8857c8,
      body: answers.data_ErrorEnvelope,
    },
    401: {
      headers: answers.schema_8f66aa916322,
      body: answers.data_ErrorEnvelope,
    },
    403: {
      headers: answers.schema_ff1b2d8857c8,
      body: answers.data_ErrorEnvelope,
    },
    404: {
      headers: answers.schema_ff1b2d8857c8,
      body: answers.data_ErrorEnvelope,
    },
    406: {
      headers: answers.schema_ff1b2d8857c8,
      body: answers.data_ErrorEnvelope,
    },
    410: {
      headers: answers.schema_ff1b2d8857c8,
      body: answers.data_ErrorEnvelope,
    },
    429: {
      headers: answers.schema_39b562ed088d,
      body: answers.data_ErrorEnvelope,
    },
    500: {
      headers: answers.schema_ff1b2d8857c8,
      body: answers.data_ErrorEnvelope,
    },
  },
  cancelTask: {
    204: {
      headers: answers.schema_ff1b2d8857c8,
    },
    400: {
      headers: answers.schema_ff1b2d8857c8,
      body: answers.data_ErrorEnvelope,
    },
    401: {
      headers: answers.schema_8f66aa916322,
      body: answers.data_ErrorEnvelope,
    },
    403: {
      headers: answers.schema_ff1b2d8857c8,
      body: answers.data_ErrorEnvelope,
    },
    404: {
      headers: answers.schema_ff1b2d8857c8,
      body: answers.data_ErrorEnvelope,
    },
    500: {
      headers: answers.schema_ff1b2d8857c8,
      body: answers.data_ErrorEnvelope,
    },
  },
  getSession: {
    200: {
      headers: answers.schema_ff1b2d8857c8,
      body: answers.data_SessionInfo,
    },
    400: {
      headers: answers.schema_ff1b2d8857c8,
      body: answers.data_ErrorEnvelope,
    },
    401: {
      headers: answers.schema_8f66aa916322,
      body: answers.data_ErrorEnvelope,
    },
    403: {
      headers: answers.schema_ff1b2d8857c8,
      body: answers.data_ErrorEnvelope,
    },
    404: {
      headers: answers.schema_ff1b2d8857c8,
      body: answers.data_ErrorEnvelope,
    },
    406: {
      headers: answers.schema_ff1b2d8857c8,
      body: answers.data_ErrorEnvelope,
    },
    500: {
      headers: answers.schema_ff1b2d8857c8,
      body: answers.data_ErrorEnvelope,
    },
  },
  deleteSession: {
    204: {
      headers: answers.schema_ff1b2d8857c8,
    },
    400: {
      headers: answers.schema_ff1b2d8857c8,
      body: answers.data_ErrorEnvelope,
    },
    401: {
      headers: answers.schema_8f66aa916322,
      body: answers.data_ErrorEnvelope,
    },
    403: {
      headers: answers.schema_ff1b2d8857c8,
      body: answers.data_ErrorEnvelope,
    },
    500: {
      headers: answers.schema_ff1b2d8857c8,
      body: answers.data_ErrorEnvelope,
    },
  },
  getCapabilities: {
    200: {
      headers: answers.schema_ff1b2d8857c8,
      body: answers.control_Capabilities,
    },
    400: {
      headers: answers.schema_ff1b2d8857c8,
      body: answers.control_ErrorEnvelope,
    },
    401: {
      headers: answers.schema_8f66aa916322,
      body: answers.control_ErrorEnvelope,
    },
    403: {
      headers: answers.schema_ff1b2d8857c8,
      body: answers.control_ErrorEnvelope,
    },
    406: {
      headers: answers.schema_ff1b2d8857c8,
      body: answers.control_ErrorEnvelope,
    },
    500: {
      headers: answers.schema_ff1b2d8857c8,
      body: answers.control_ErrorEnvelope,
    },
  },
  listPools: {
    200: {
      headers: answers.schema_ff1b2d8857c8,
      body: answers.control_PoolList,
    },
    400: {
      headers: answers.schema_ff1b2d8857c8,
      body: answers.control_ErrorEnvelope,
    },
    401: {
      headers: answers.schema_8f66aa916322,
      body: answers.control_ErrorEnvelope,
    },
    403: {
      headers: answers.schema_ff1b2d8857c8,
      body: answers.control_ErrorEnvelope,
    },
    406: {
      headers: answers.schema_ff1b2d8857c8,
      body: answers.control_ErrorEnvelope,
    },
    500: {
      headers: answers.schema_ff1b2d8857c8,
      body: answers.control_ErrorEnvelope,
    },
  },
  getPoolHealth: {
    200: {
      headers: answers.schema_ff1b2d8857c8,
      body: answers.control_PoolHealth,
    },
    400: {
      headers: answers.schema_ff1b2d8857c8,
      body: answers.control_ErrorEnvelope,
    },
    401: {
      headers: answers.schema_8f66aa916322,
      body: answers.control_ErrorEnvelope,
    },
    403: {
      headers: answers.schema_ff1b2d8857c8,
      body: answers.control_ErrorEnvelope,
    },
    404: {
      headers: answers.schema_ff1b2d8857c8,
      body: answers.control_ErrorEnvelope,
    },
    406: {
      headers: answers.schema_ff1b2d8857c8,
      body: answers.control_ErrorEnvelope,
    },
    500: {
      headers: answers.schema_ff1b2d8857c8,
      body: answers.control_ErrorEnvelope,
    },
  },
  drainPool: {
    202: {
      headers: answers.schema_ff1b2d8857c8,
      body: answers.control_PoolHealth,
    },
    400: {
      headers: answers.schema_ff1b2d8857c8,
      body: answers.control_ErrorEnvelope,
    },
    401: {
      headers: answers.schema_8f66aa916322,
      body: answers.control_ErrorEnvelope,
    },
    403: {
      headers: answers.schema_ff1b2d8857c8,
      body: answers.control_ErrorEnvelope,
    },
    404: {
      headers: answers.schema_ff1b2d8857c8,
      body: answers.control_ErrorEnvelope,
    },
    406: {
      headers: answers.schema_ff1b2d8857c8,
      body: answers.control_ErrorEnvelope,
    },
    413: {
      headers: answers.schema_ff1b2d8857c8,
      body: answers.control_ErrorEnvelope,
    },
    415: {
      headers: answers.schema_ff1b2d8857c8,
      body: answers.control_ErrorEnvelope,
    },
    500: {
      headers: answers.schema_ff1b2d8857c8,
      body: answers.control_ErrorEnvelope,
    },
  },
  getMetrics: {
    200: {
      headers: answers.schema_ff1b2d8857c8,
      body: answers.schema_0577cfd05c98,
    },
    400: {
      headers: answers.schema_ff1b2d8857c8,
      body: answers.control_ErrorEnvelope,
    },
    406: {
      headers: answers.schema_ff1b2d8857c8,
      body: answers.control_ErrorEnvelope,
    },
    500: {
      headers: answers.schema_ff1b2d8857c8,
      body: answers.control_ErrorEnvelope,
    },
  },
  getHealthz: {
    200: {
      headers: answers.schema_ff1b2d8857c8,
      body: answers.control_Healthz,
    },
    400: {
      headers: answers.schema_ff1b2d8857c8,
      body: answers.control_ErrorEnvelope,
    },
    406: {
      headers: answers.schema_ff1b2d8857c8,
      body: answers.control_ErrorEnvelope,
    },
    500: {
      headers: answers.schema_ff1b2d8857c8,
      body: answers.control_ErrorEnvelope,
    },
  },
  getReadyz: {
    200: {
      headers: answers.schema_ff1b2d8857c8,
      body: answers.control_Readyz,
    },
    400: {
      headers: answers.schema_ff1b2d8857c8,
      body: answers.control_ErrorEnvelope,
    },
    406: {
      headers: answers.schema_ff1b2d8857c8,
      body: answers.control_ErrorEnvelope,
    },
    500: {
      headers: answers.schema_ff1b2d8857c8,
      body: answers.control_ErrorEnvelope,
    },
    503: {
      headers: answers.schema_2291871a2a76,
      body: answers.control_ErrorEnvelope,
    },
  },
};
exports.events = {
  streamTask: {
    queued: answers.data_QueuedData,
    started: answers.data_StartedData,
    token: answers.data_TokenData,
    metrics: answers.data_MetricsData,
    end: answers.data_EndData,
    error: answers.data_ErrorData,
  },
};
exports.config = config.config_Config;
