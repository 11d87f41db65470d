curl -H "Authorization: Bearer $TOKEN" \
  -d '{
    "pageSize": 100,
    "filters": {
      "dateFilter": { "ranges": [{ "startDate": { "year": 2024, "month": 8, "day": 1 }, "endDate": { "year": 2024, "month": 8, "day": 31 } }] },
      "mediaTypeFilter": { "mediaTypes": ["PHOTO"] }
    }
  }' \
  "http://localhost:8080/v1/mediaItems:search"
